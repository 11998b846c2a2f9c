CREATE TABLE `interviews` (
	`teamId` text NOT NULL,
	`threadId` text NOT NULL,
	`project` text NOT NULL,
	`state` text NOT NULL,
	`expiresAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `threadId`, `project`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `interviews_by_expiry` ON `interviews` (`expiresAt`);