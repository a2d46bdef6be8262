-- Self-employed people who began to pay for themselves after one month and up to another, by kecamatan; no row unless the sources of
-- all months in between say who is new.
with months as (
  select period
  from periods
  where period > $after and period <= $to and gives_new and desa_reported > 0
),

registered as (
  select desa.kecamatan_code as code, sum(members.new)::integer as people
  from payers_monthly as members
  inner join months on months.period = members.period
  inner join desa on desa.code = members.desa_code
  where members.segment = 'bpu' and members.payer = 'mandiri'
  group by desa.kecamatan_code
)

select * from registered
where (select count(*) from months) = $months
order by code
