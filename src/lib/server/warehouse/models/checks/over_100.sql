-- warning: active members do not exceed even the upper end of the eligible workers' interval (potensi, latest month)
select
  area.name || ' (' || area.kecamatan || ') ' || members.segment || ' ' || members.period || ': ' || members.active
  || ' active, ' || eligible.eligible_high || ' eligible at most' as problem
from members_monthly as members
inner join eligible_workers as eligible
  on eligible.level = members.level
  and eligible.code = members.code
  and eligible.segment = members.segment
  and eligible.denominator = 'potensi'
inner join area on area.level = members.level and area.code = members.code
where members.level = 'desa'
  and members.segment <> 'jakon'
  and members.period = (select max(period) from periods)
  and members.active > eligible.eligible_high
