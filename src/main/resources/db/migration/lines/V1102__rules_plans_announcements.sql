-- How a line is answered; null until an administrator has set it (FirstRules holds then). Counted changes tell two
-- administrators apart who edit at once.
alter table lines
    add column rules   jsonb,
    add column version bigint not null default 1;

-- The stages of a dual-track line over time. The column lines.stage is the stage before all of them.
create table line_cut_over (
    line   varchar(16) not null references lines,
    at     timestamptz not null,
    stage  varchar(12) not null check (stage in ('DUAL', 'STRIPPED', 'STATIONED')),
    primary key (line, at)
);

create table line_announcement (
    id         bigint generated always as identity primary key,
    line       varchar(16)  references lines,
    text       varchar(300) not null,
    from_at    timestamptz  not null,
    until_at   timestamptz  not null,
    started_by bigint       not null,
    ended_at   timestamptz,
    ended_by   bigint,
    check (until_at > from_at),
    check ((ended_at is null) = (ended_by is null))
);

create index line_announcement_until on line_announcement (until_at);

-- Who changed what, word for word. The audit log has a row for each, too.
create table line_change (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    staff  bigint      not null,
    line   varchar(16) not null references lines,
    part   varchar(8)  not null check (part in ('SETTINGS', 'PLAN')),
    before jsonb       not null,
    after  jsonb       not null
);

create index line_change_line on line_change (line, id);

create function line_change_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'line_change is append-only';
end
$$;

create trigger line_change_append_only before update or delete or truncate on line_change
    for each statement execute function line_change_is_append_only();

-- One number that every node watches: it grows with each change, also with one made by hand.
create table line_revision (
    one   boolean primary key default true check (one),
    value bigint not null
);

insert into line_revision (value) values (1);

create function lines_have_changed() returns trigger language plpgsql as $$
begin
    update line_revision set value = value + 1;
    return null;
end
$$;

create trigger lines_changed after insert or update or delete on lines
    for each statement execute function lines_have_changed();
create trigger line_cut_over_changed after insert or update or delete on line_cut_over
    for each statement execute function lines_have_changed();
create trigger line_announcement_changed after insert or update or delete on line_announcement
    for each statement execute function lines_have_changed();
