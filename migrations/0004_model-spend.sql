CREATE TABLE `modelDays` (
	`day` text PRIMARY KEY NOT NULL,
	`usd` real DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `modelSpend` (
	`teamId` text NOT NULL,
	`day` text NOT NULL,
	`userId` text NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`inputTokens` integer DEFAULT 0 NOT NULL,
	`outputTokens` integer DEFAULT 0 NOT NULL,
	`reservedTokens` integer DEFAULT 0 NOT NULL,
	`usd` real DEFAULT 0 NOT NULL,
	PRIMARY KEY(`teamId`, `day`, `userId`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
ALTER TABLE `estimates` ADD `prose` text;--> statement-breakpoint
ALTER TABLE `recommendations` ADD `prose` text;