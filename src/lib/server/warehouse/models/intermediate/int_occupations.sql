-- One row per desa of the scope and occupation of the newest imported month that covers every desa: people, the occupation
-- of the list it is (null: not in the list) and what that says about work. A month with some desa only would move workers
-- between those and the others for no other reason than the source.
with whole as (
  select counts.period
  from stg_occupation as counts
  inner join stg_desa as desa on desa.code = counts.desa_code
  group by counts.period
  having count(distinct counts.desa_code) = (select count(*) from stg_desa)
),

newest as (
  select max(period) as period
  from whole
),

counts as (
  select
    counts.period,
    counts.desa_code,
    counts.occupation as written,
    trim(regexp_replace(lower(counts.occupation), '[^a-z0-9]+', ' ', 'g')) as key,
    sum(counts.people)::integer as people
  from stg_occupation as counts
  inner join stg_desa as desa on desa.code = counts.desa_code
  inner join newest on newest.period = counts.period
  group by counts.period, counts.desa_code, counts.occupation
),

classified as (
  select counts.period, counts.desa_code, counts.written, counts.people, names.occupation, list.status
  from counts
  left join stg_occupation_names as names on names.key = counts.key
  left join stg_occupation_status as list on list.occupation = names.occupation
)

select * from classified
