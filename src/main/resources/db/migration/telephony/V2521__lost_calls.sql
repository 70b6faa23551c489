-- Which Asterisk wrote a call down, so that one that gives no answer says nothing of the others' calls; and whether it
-- ended without a word, with its Asterisk.
alter table call_journal add column asterisk text not null default '';
alter table call_journal add column lost boolean not null default false;

create index call_journal_held on call_journal (contact) where ended_at is null and asterisk <> '';
