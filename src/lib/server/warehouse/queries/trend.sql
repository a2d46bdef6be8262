-- Members of one area by month and segment (and total).
select members.period, members.segment, members.active, members.desa_reported, area.desa_count as desa_expected
from members_monthly as members
inner join area on area.level = members.level and area.code = members.code
where members.level = $level and members.code = $code
order by members.period, members.segment
