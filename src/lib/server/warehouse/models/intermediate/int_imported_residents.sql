-- One row per imported month and desa of the scope: residents. `is_whole`: it has every sex and age group of that month.
-- `is_used`: of the newest month in which every desa is whole. A group that is missing is not zero.
with counts as (
  select counts.period, counts.desa_code, counts.sex, counts.age, counts.people
  from stg_population as counts
  inner join stg_desa as desa on desa.code = counts.desa_code
),

wanted as (
  select period, count(distinct (sex, age)) as groups
  from counts
  group by period
),

totals as (
  select
    counts.period,
    counts.desa_code,
    sum(counts.people)::integer as people,
    count(*) = max(wanted.groups) as is_whole
  from counts
  inner join wanted on wanted.period = counts.period
  group by counts.period, counts.desa_code
),

complete as (
  select max(period) as newest
  from (
    select period
    from totals
    where is_whole
    group by period
    having count(*) = (select count(*) from stg_desa) and sum(people) > 0
  )
),

residents as (
  select totals.*, coalesce(totals.period = complete.newest, false) as is_used
  from totals
  cross join complete
)

select * from residents
