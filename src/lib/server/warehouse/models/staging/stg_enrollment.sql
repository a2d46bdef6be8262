-- One row per month, desa, segment, payer, status and, where the source says them, last month paid and first month of
-- membership: the counts of all published imports. A status that the source does not say is empty.
with counts as (
  select
    period,
    desa_code,
    segment,
    payer,
    status,
    nullif(paid_through, '') as paid_through,
    nullif(first_month, '') as first_month,
    people,
    simulated,
    import_id
  from ledger
)

select * from counts
