create table target_version (
  id text primary key not null,
  year integer not null,
  number integer not null,
  created_at integer not null,
  author_id text,
  author_name text not null,
  reason text not null,
  restores text,
  demo integer not null default false,
  course text not null
);
create unique index target_version_number on target_version (year, demo, number);
create table target_desa (
  version_id text not null references target_version (id) on delete cascade,
  segment text not null,
  code text not null,
  people integer not null,
  primary key (version_id, segment, code)
);
create trigger target_version_no_update before update on target_version
begin
  select raise(abort, 'versions of targets are kept as they are');
end;
create trigger target_version_no_delete before delete on target_version
begin
  select raise(abort, 'versions of targets are kept as they are');
end;
