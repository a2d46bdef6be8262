-- error: no month, desa, segment, payer, status, last month paid and first month is counted twice
select
  period || ' ' || desa_code || ' ' || segment || ' ' || payer || ' ' || status || ': counted ' || count(*) || ' times' as problem
from stg_enrollment
group by period, desa_code, segment, payer, status, paid_through, first_month
having count(*) > 1
