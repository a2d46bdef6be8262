-- Grain: month × desa × segment × payer × status × last month paid × first month, where the source says the last month paid.
-- People; status '' where it follows from the last month paid, first month '' where it is not said.
with dated as (
  select period, desa_code, segment, payer, status, paid_through, coalesce(first_month, '') as first_month, people, simulated
  from stg_enrollment
  where paid_through is not null and status in ('', 'aktif', 'menunggak')
),

summed as (
  select
    period,
    desa_code,
    segment,
    payer,
    status,
    paid_through,
    first_month,
    sum(people)::integer as people,
    bool_or(simulated) as simulated
  from dated
  group by period, desa_code, segment, payer, status, paid_through, first_month
)

select * from summed
order by period, segment, desa_code, payer, status, paid_through, first_month
