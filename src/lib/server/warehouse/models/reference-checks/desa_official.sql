-- error: the reference facts name every desa of the scope in the official list, and no other
select
  'data/reference/rembang-desa.csv: desa ' || coalesce(official.code, facts.code)
  || case when facts.code is null then ' is missing' else ' is not in the official list' end as problem
from (
  select code from stg_wilayah where level = 'desa' and starts_with(code, getvariable('scope') || '.')
) as official
full join int_desa as facts on facts.code = official.code
where facts.code is null or official.code is null
