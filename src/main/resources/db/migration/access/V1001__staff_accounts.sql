create table staff_account (
	id bigint generated always as identity primary key,
	username text not null unique check (length(username) between 1 and 60),
	display_name text not null check (length(display_name) between 1 and 60),
	role text not null check (role in ('AGENT', 'DEPARTMENT', 'SUPERVISOR', 'ADMINISTRATOR')),
	department text,
	department_name text,
	seat text unique check (seat ~ '^[0-9]{4}$'),
	password_hash text not null,
	enabled boolean not null default true,
	created_at timestamptz not null,
	check ((role = 'DEPARTMENT') = (department is not null))
);

create index staff_account_role on staff_account (role);

create table audit_log (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	staff bigint not null,
	action text not null,
	subject text not null,
	reason text not null
);

create index audit_log_staff on audit_log (staff, at);
create index audit_log_subject on audit_log (subject, at);

-- What was recorded stays: nothing in the application can change or delete it.
create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
	raise exception 'audit_log is append-only';
end
$$;

create trigger audit_log_append_only before update or delete or truncate on audit_log
	for each statement execute function audit_log_is_append_only();
