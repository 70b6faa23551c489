-- A softphone that could not be called, or that talks with somebody unknown, is left alone by all nodes, and by a
-- queue that is filled in anew.
alter table seat_reach add column rested_at timestamptz, add column rests_until timestamptz;
