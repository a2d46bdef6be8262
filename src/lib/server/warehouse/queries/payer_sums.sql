-- Active BPU members by month, area of a level and payer; sums of what was reported.
select
  case $level
    when 'desa' then desa.code
    when 'kecamatan' then desa.kecamatan_code
    else (select code from area where level = 'kabupaten')
  end as code,
  payers.period,
  payers.payer,
  sum(payers.active)::integer as active
from payers_monthly as payers
inner join desa on desa.code = payers.desa_code
where payers.segment = 'bpu'
group by all
order by 1, 2, 3
