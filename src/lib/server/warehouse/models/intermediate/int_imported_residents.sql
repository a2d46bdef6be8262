-- One row per desa: residents of the newest imported month that has every desa of the scope; none without such a month.
with totals as (
  select counts.period, counts.desa_code, sum(counts.people)::integer as people
  from stg_population as counts
  inner join stg_desa as desa on desa.code = counts.desa_code
  group by counts.period, counts.desa_code
),

complete as (
  select period
  from totals
  group by period
  having count(*) = (select count(*) from stg_desa)
),

newest as (
  select *
  from totals
  where period = (select max(period) from complete)
)

select * from newest
