-- What an emergency needed before it became one, or would have needed: it needs that again when it is one no more.
alter table queue_entry add column asked text;
