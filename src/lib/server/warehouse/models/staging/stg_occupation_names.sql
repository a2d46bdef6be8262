-- One row per way to write an occupation of the list: lower case, letters and digits only, single spaces.
with listed as (
  select occupation, coalesce(also, '') as also
  from read_csv(getvariable('reference_dir') || '/occupations.csv', header = true, all_varchar = true)
),

written as (
  select occupation, occupation as name from listed
  union all
  select occupation, unnest(string_split(also, '|')) as name from listed where also <> ''
),

keyed as (
  select distinct occupation, trim(regexp_replace(lower(name), '[^a-z0-9]+', ' ', 'g')) as key
  from written
)

select * from keyed
