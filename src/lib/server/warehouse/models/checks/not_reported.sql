-- warning: every desa reports every segment in every month between its first and the last month of the data
with expected as (
  select periods.period, desa.code, desa.name, desa.kecamatan, segments.segment
  from periods
  cross join desa
  cross join (values ('pu'), ('bpu'), ('jakon')) as segments (segment)
)

select
  expected.period || ' ' || expected.segment || ': no count from ' || expected.name || ' (' || expected.kecamatan || ')' as problem
from expected
left join members_monthly as members
  on members.level = 'desa'
  and members.period = expected.period
  and members.segment = expected.segment
  and members.code = expected.code
where members.code is null
