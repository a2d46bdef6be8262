-- error: every occupation has a known status and a reason, and no way to write it belongs to two
select 'occupations.csv: ' || occupation || ' has the status "' || status || '"' as problem
from stg_occupation_status
where status not in ('pu', 'bpu', 'jakon', 'outside', 'not-working', 'mixed') or coalesce(reason, '') = ''
union all
select 'occupations.csv: "' || key || '" is written for ' || string_agg(occupation, ' and ' order by occupation)
from stg_occupation_names
group by key
having count(distinct occupation) > 1
