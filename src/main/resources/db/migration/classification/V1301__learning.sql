-- What agents made of the classifier's answers: the texts that the next model learns from.
-- Telephone, identity and plate numbers are blotted out.
create table label (
	contact uuid not null,
	source text not null check (source in ('AGENT', 'REDISPATCHED')),
	text text not null,
	predicted text,
	truth text not null,
	at timestamptz not null,
	primary key (contact, source)
);

create index label_at on label (at);

-- Trained models with their files as a ZIP archive.
create table trained_model (
	version text primary key,
	trained_at timestamptz not null,
	labels int not null,
	figures jsonb not null,
	files bytea not null
);

-- Which model answers, which one answered before and which one answers in the shadow;
-- null for active and previous is the model of the build.
create table model_choice (
	sole boolean primary key default true check (sole),
	active text references trained_model,
	previous text references trained_model,
	shadow text references trained_model,
	changed_at timestamptz not null,
	changed_by text not null
);

create table model_change (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	by_name text not null,
	action text not null,
	version text
);

-- What the model in the shadow would have answered.
create table shadow_answer (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	shadow text not null,
	active_category text,
	active_probability real,
	shadow_category text,
	shadow_probability real
);

create index shadow_answer_at on shadow_answer (at);
