-- error: every reported active member of the ledger is in the marts, none twice, none lost
with ledger_sums as (
  select period, segment, sum(if(status = 'aktif' or period <= paid_through, people, 0)) as total
  from stg_enrollment
  where status in ('aktif', '') and coalesce(first_month, period) <= period
  group by period, segment
),

mart_sums as (
  select period, segment, active as total
  from members_monthly
  where level = 'kabupaten' and segment <> 'total'
)

select
  coalesce(mart.period, ledger.period) || ' ' || coalesce(mart.segment, ledger.segment) || ': imports say '
  || coalesce(ledger.total::varchar, 'nothing') || ', marts say ' || coalesce(mart.total::varchar, 'nothing') as problem
from ledger_sums as ledger
full join mart_sums as mart on mart.period = ledger.period and mart.segment = ledger.segment
where mart.total is distinct from ledger.total
