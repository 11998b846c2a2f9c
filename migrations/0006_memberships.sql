CREATE TABLE `memberships` (
	`team` text PRIMARY KEY NOT NULL,
	`leftAt` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `memberships_by_leaving` ON `memberships` (`leftAt`);