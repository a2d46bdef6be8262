-- error: speeds, detours and fixed minutes of travel are all there once, and possible
with wanted (quantity, applies_to, lowest, highest) as (
  values
    ('speed', 'coast', 1, 120),
    ('speed', 'town', 1, 120),
    ('speed', 'inland', 1, 120),
    ('speed', 'upland', 1, 120),
    ('speed', 'near', 1, 120),
    ('detour', 'near', 1, 5),
    ('detour', 'far', 1, 5),
    ('far_from', 'all', 0, 100),
    ('fixed', 'all', 0, 120)
),

found as (
  select
    wanted.quantity,
    wanted.applies_to,
    count(facts.value) as times,
    count(facts.value) filter (where facts.value between wanted.lowest and wanted.highest) as possible
  from wanted
  left join stg_travel_speeds as facts
    on facts.quantity = wanted.quantity and facts.applies_to = wanted.applies_to
  group by wanted.quantity, wanted.applies_to
)

select
  'travel-speeds.csv: ' || quantity || ' of ' || applies_to
  || ' must be there once, with a possible value' as problem
from found
where times <> 1 or possible <> 1
