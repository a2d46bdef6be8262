create table plan (
  id text primary key not null,
  name text not null,
  demo integer not null default false,
  version integer not null,
  created_at integer not null,
  updated_at integer not null,
  author_id text,
  author_name text not null,
  asked text not null,
  planned_asked text,
  request text,
  request_made_at integer,
  result text,
  published_at integer,
  archived_at integer
);
create table partner (
  id text primary key not null,
  demo integer not null default false,
  name text not null,
  kind text not null,
  note text not null default '',
  created_at integer not null,
  archived_at integer
);
create table partner_desa (
  partner_id text not null references partner (id) on delete cascade,
  code text not null,
  primary key (partner_id, code)
);
create table pledge (
  id text primary key not null,
  partner_id text not null references partner (id) on delete cascade,
  code text,
  people integer not null,
  payer text not null,
  from_month text not null,
  months integer,
  note text not null default '',
  created_at integer not null,
  author_id text,
  author_name text not null,
  cancelled_at integer
);
create index pledge_partner on pledge (partner_id);
create table channel_point (
  id text primary key not null,
  demo integer not null default false,
  kind text not null,
  name text not null,
  lat real not null,
  lon real not null
);
create table travel_leg (
  demo integer not null default false,
  from_place text not null,
  to_place text not null,
  minutes real not null,
  measured_at integer not null,
  author_id text,
  author_name text not null,
  primary key (demo, from_place, to_place)
);
create table drive (
  id text primary key not null,
  plan_id text not null references plan (id),
  demo integer not null default false,
  date text not null,
  team text not null,
  position integer not null,
  code text not null,
  kind text not null,
  begins integer not null,
  leaves integer not null,
  expected text not null,
  partner_id text references partner (id),
  status text not null,
  moved_from text unique references drive (id),
  created_at integer not null
);
create index drive_date on drive (demo, date);
create index drive_plan on drive (plan_id);
create table drive_change (
  id integer primary key autoincrement not null,
  drive_id text not null references drive (id),
  at integer not null,
  actor_id text,
  actor_name text not null,
  status text not null,
  note text not null default ''
);
create index drive_change_drive on drive_change (drive_id);
create trigger drive_change_no_update before update on drive_change
begin
  select raise(abort, 'the history of drives is append-only');
end;
create trigger drive_change_no_delete before delete on drive_change
begin
  select raise(abort, 'the history of drives is append-only');
end;
create table visit (
  id text primary key not null,
  demo integer not null default false,
  drive_id text references drive (id),
  code text not null,
  date text not null,
  recorded_at integer not null,
  received_at integer not null,
  author_id text,
  author_name text not null,
  attended integer,
  reactivated integer,
  minutes integer,
  partner_id text references partner (id),
  channel text,
  note text not null default '',
  replaces text unique references visit (id),
  withdrawn integer not null default false
);
create index visit_date on visit (demo, date);
create index visit_code on visit (code);
create trigger visit_no_update before update on visit
begin
  select raise(abort, 'a visit is corrected by another record that replaces it');
end;
create trigger visit_no_delete before delete on visit
begin
  select raise(abort, 'a visit is corrected by another record that replaces it');
end;
create table visit_registration (
  visit_id text not null references visit (id),
  programme text not null,
  payer text not null,
  people integer not null,
  primary key (visit_id, programme, payer)
);
