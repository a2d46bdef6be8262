-- error: no month, desa, segment, payer and status is counted twice
select
  period || ' ' || desa_code || ' ' || segment || ' ' || payer || ' ' || status || ': counted ' || count(*) || ' times' as problem
from stg_enrollment
group by period, desa_code, segment, payer, status
having count(*) > 1
