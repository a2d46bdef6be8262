create table report (
  id text primary key not null,
  demo integer not null default false,
  version integer not null,
  created_at integer not null,
  updated_at integer not null,
  author_id text,
  author_name text not null,
  asked text not null,
  archived_at integer
);
create table snapshot (
  hash text primary key not null,
  created_at integer not null,
  period text not null,
  build text not null,
  body blob not null
);
create trigger snapshot_no_update before update on snapshot
begin
  select raise(abort, 'what was frozen is never changed');
end;
create table report_link (
  id text primary key not null,
  demo integer not null default false,
  report_id text not null references report (id),
  secret_hash text not null unique,
  label text not null,
  created_at integer not null,
  author_id text,
  author_name text not null,
  expires_at integer not null,
  password text,
  follows integer not null default false,
  snapshot_hash text not null references snapshot (hash),
  origins text not null default '[]',
  revoked_at integer,
  rotated_at integer
);
create index report_link_report on report_link (report_id);
create table link_open (
  link_id text not null references report_link (id),
  day text not null,
  opens integer not null,
  primary key (link_id, day)
);
create table published_counts (
  demo integer not null default false,
  topic text not null,
  period text not null,
  hash text not null,
  said text not null,
  created_at integer not null,
  primary key (demo, topic, period, hash)
);
create trigger published_counts_no_update before update on published_counts
begin
  select raise(abort, 'what was published is never changed');
end;
create trigger published_counts_no_delete before delete on published_counts
begin
  select raise(abort, 'what was published is never forgotten');
end;
