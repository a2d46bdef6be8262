-- Desa of an area with people of one batch (payer and last month paid): people. A null bind, and segment total, mean "all".
select
  desa.code,
  desa.name,
  desa.kecamatan,
  sum(groups.people)::integer as people
from member_groups as groups
inner join desa on desa.code = groups.desa_code
where groups.period = $period
  and groups.payer = $payer
  and groups.paid_through = $paid_through
  and (groups.first_month = '' or groups.first_month <= $period)
  and $segment in ('total', groups.segment)
  and ($kecamatan is null or desa.kecamatan_code = $kecamatan)
group by desa.code, desa.name, desa.kecamatan
order by people desc, desa.code
