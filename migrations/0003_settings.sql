CREATE TABLE `settings` (
	`teamId` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`userId` text NOT NULL,
	`setAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `key`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
