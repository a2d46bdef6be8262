-- Active members of sponsors by month, area of a level, payer and last month paid, where the source says the last month paid.
with placed as (
  select
    case $level
      when 'desa' then desa.code
      when 'kecamatan' then desa.kecamatan_code
      else (select code from area where level = 'kabupaten')
    end as code,
    groups.period,
    groups.payer,
    groups.paid_through,
    groups.people
  from member_groups as groups
  inner join desa on desa.code = groups.desa_code
  where groups.segment = 'bpu'
    and groups.status <> 'menunggak'
    and groups.paid_through >= groups.period
    and list_contains(from_json($payers, '["VARCHAR"]'), groups.payer)
)

select code, period, payer, paid_through, sum(people)::integer as people
from placed
group by code, period, payer, paid_through
order by code, period, payer, paid_through
