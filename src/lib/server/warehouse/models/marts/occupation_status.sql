-- Grain: occupation. What it says about work, the shipped status where the branch has set another, and residents of the
-- newest imported month (null: none imported).
with counted as (
  select occupation, min(period) as period, sum(people)::integer as people
  from int_occupations
  where occupation is not null
  group by occupation
),

statuses as (
  select list.occupation, list.status, list.shipped_status, list.reason, counted.period, counted.people
  from stg_occupation_status as list
  left join counted on counted.occupation = list.occupation
)

select * from statuses
order by occupation
