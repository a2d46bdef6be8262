-- Grain: month × desa × segment × payer, reported ones. Stocks at the end of the month and flows of it, people.
with reported as (
  select period, desa_code, segment, payer, active, arrears, new, ended, simulated
  from int_members
  where reported
)

select * from reported
order by segment, desa_code, period, payer
