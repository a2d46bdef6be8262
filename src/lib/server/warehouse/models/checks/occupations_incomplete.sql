-- warning: the newest imported occupations cover every desa; a month that does not is not used
with months as (
  select counts.period, count(distinct counts.desa_code) as desa
  from stg_occupation as counts
  inner join stg_desa as desa on desa.code = counts.desa_code
  group by counts.period
),

newest as (
  select arg_max(desa, period) as desa, max(period) as period
  from months
)

select period || ': occupations of ' || desa || ' of ' || (select count(*) from stg_desa) || ' desa' as problem
from newest
where desa < (select count(*) from stg_desa)
