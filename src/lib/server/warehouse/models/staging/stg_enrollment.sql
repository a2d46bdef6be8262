-- One row per month, desa, segment, payer and status: the counts of all published imports.
with counts as (
  select period, desa_code, segment, payer, status, people, simulated, import_id
  from ledger
)

select * from counts
