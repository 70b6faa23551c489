-- Each message of each mailbox that was looked at, so that none is taken twice or left out.
create table mailbox_letter (
	mailbox text not null,
	uid_validity bigint not null,
	uid bigint not null,
	-- LETTER (a contact), AUTOMATIC (a contact that is not answered), ASIDE (a bounce or an answer of a machine)
	kind text not null check (kind in ('LETTER', 'AUTOMATIC', 'ASIDE')),
	contact uuid references contact,
	sender text not null,
	message_id text not null,
	taken_at timestamptz not null,
	primary key (mailbox, uid_validity, uid)
);

create index mailbox_letter_contact on mailbox_letter (contact);

-- Written in the transaction of what it tells of; sent afterwards, again and again until it is accepted.
create table outgoing_mail (
	id bigint generated always as identity primary key,
	contact uuid not null references contact,
	kind text not null,
	mailbox text not null,
	recipient text not null,
	subject text not null,
	body text not null,
	message_id text not null,
	in_reply_to text not null,
	created_at timestamptz not null,
	next_try_at timestamptz,
	tries int not null default 0,
	last_error text not null default '',
	sent_at timestamptz,
	unique (contact, kind)
);

create index outgoing_mail_due on outgoing_mail (next_try_at) where next_try_at is not null;
create index outgoing_mail_recipient on outgoing_mail (recipient, created_at);
