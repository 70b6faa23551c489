-- The wallboard counts what was closed since midnight.
create index case_file_closed on case_file (closed_at) where closed_at is not null;
