CREATE TABLE `hubModels` (
	`id` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`readAt` integer NOT NULL
) STRICT;
