-- Active members of all areas of a level by month and segment (and total); null where not every desa reported. A null bind means
-- "all".
select
  members.code,
  members.segment,
  members.period,
  case when members.desa_reported = area.desa_count then members.active end as active
from members_monthly as members
inner join area on area.level = members.level and area.code = members.code
where members.level = $level
  and ($kecamatan is null or area.kecamatan_code = $kecamatan or area.code = $kecamatan)
  and ($segment = 'total' or members.segment = $segment)
order by members.code, members.segment, members.period
