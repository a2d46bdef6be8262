create table user (
  id text primary key not null,
  name text not null,
  email text not null unique,
  email_verified integer not null default false,
  image text,
  created_at integer not null,
  updated_at integer not null,
  two_factor_enabled integer default false,
  role text not null,
  areas text,
  disabled_at integer,
  demo integer not null default false
);
create table session (
  id text primary key not null,
  token text not null unique,
  user_id text not null references user (id) on delete cascade,
  expires_at integer not null,
  created_at integer not null,
  updated_at integer not null,
  ip_address text,
  user_agent text
);
create index session_user on session (user_id);
create table account (
  id text primary key not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null references user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at integer,
  refresh_token_expires_at integer,
  scope text,
  password text,
  created_at integer not null,
  updated_at integer not null
);
create index account_user on account (user_id);
create table verification (
  id text primary key not null,
  identifier text not null,
  value text not null,
  expires_at integer not null,
  created_at integer not null,
  updated_at integer not null
);
create index verification_identifier on verification (identifier);
create table two_factor (
  id text primary key not null,
  secret text not null,
  backup_codes text not null,
  user_id text not null references user (id) on delete cascade,
  verified integer default true,
  failed_verification_count integer default 0,
  locked_until integer
);
create index two_factor_user on two_factor (user_id);
create table one_time_link (
  id text primary key not null,
  secret_hash text not null unique,
  purpose text not null,
  email text,
  name text,
  role text,
  areas text,
  user_id text references user (id) on delete cascade,
  created_by text,
  created_at integer not null,
  expires_at integer not null,
  used_at integer
);
create table api_token (
  id text primary key not null,
  user_id text not null references user (id) on delete cascade,
  name text not null,
  token_hash text not null unique,
  ending text not null,
  permissions text not null,
  created_at integer not null,
  expires_at integer not null,
  revoked_at integer,
  last_used_at integer
);
create index api_token_user on api_token (user_id);
create table sign_in_failures (
  key text primary key not null,
  failures integer not null,
  first_at integer not null,
  locked_until integer
);
