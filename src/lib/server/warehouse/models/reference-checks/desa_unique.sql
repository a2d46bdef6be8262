-- error: no desa code or BPS code appears twice
select 'data/reference/rembang-desa.csv: code ' || code || ' appears ' || count(*) || ' times' as problem
from (
  select code from int_desa
  union all
  select 'BPS ' || bps_code from int_desa
)
group by code
having count(*) > 1
