/**
 * What people talk about beside their projects, in six languages: a word or two in a row, singular,
 * folded. A word that also names a trade somebody builds for ("hotel", "bus") stands in `trades`
 * and weighs less.
 */
export const dailyWords: readonly string[] = [
  // To eat and drink, and to celebrate.
  'lunch dinner breakfast brunch pizza cake beer coffee espresso cappuccino canteen cafeteria bbq barbecue burger kebab sushi taco croissant sourdough flour oven fridge cookie donut snack vegetarian vegan dessert pub tapas potluck leftover',
  'birthday wedding gift present farewell xmas christmas santa party anniversary bachelor funeral baby_shower secret_santa thank_you_card',
  'mittagessen kantine kaffee kuchen geburtstag bier abendessen comida almuerzo cena cerveza almoco jantar cerveja churrasco dejeuner diner resto anniversaire biere pranzo compleanno birra aperitivo kahve',
  'salad sandwich soup steak cheese chocolate ice_cream tea juice smoothie kettle snack_bar fruit_basket doughnut pancake pasta sushi_place food_truck takeaway wine_tasting cocktail toast bakery_run cinnamon bagel noodle ramen curry',
  // At home and on the way.
  'rent landlord mortgage apartment flatmate roommate plumber landlady electricity heating furniture couch sofa neighbour neighbor backyard lawn dishwasher washing_machine laundry microwave vacuum bedroom garage moving_boxes',
  'miete vermieter alquiler aluguel loyer affitto huur czynsz bolletta strom heizung umzug',
  'my_train the_train our_train a_train train_was train_is train_to train_ticket flight plane airport taxi uber lyft parking petrol fuel_price gas_station tyre tire brake luggage airbnb passport visa_application_fee commute commuting traffic_jam highway bike bicycle scooter car_wash speeding subway carpool',
  'zug verspatung flug bahn stau auto tren vuelo avion aeropuerto coche transito voo carro onibus retard aereo treno ritardo macchina trein vertraging vlucht fiets pociag ucus tren_bileti',
  'renovation curtain mattress bathtub shower lawnmower wallpaper bulb light_bulb ikea housewarming babysitter nanny chore grocery groceries supermarket rental_car car_rental suitcase backpack boarding layover jet_lag itinerary beach cruise campsite camping tent windshield road_trip business_trip trip toll driving_licence roadworks detour tube tram_stop bus_stop bus_pass motorway highway_exit platform_change connection_missed',
  // Body, family, pets and the weather.
  'dentist my_kid kiddo daughter my_son our_son his_son her_son wife husband mum mom dad grandma grandpa grandmother niece nephew girlfriend boyfriend toddler fever flu vaccine sauna gym yoga pilates marathon jog jogging headache hangover slept sleepy nap blood_pressure braces school_run kindergarten daycare puppy kitten cat dog hamster vet_appointment step_count',
  'zahnarzt hijo hija filho filha enfant figlio figlia perro gato cachorro chien katze hund',
  'weather rain rainy raining snow snowing sunny storm heatwave umbrella horoscope temperature_outside wetter regen nieve lluvia chuva pluie neige pioggia',
  'knee shoulder back_pain allergy pollen vitamin calorie diet kilos_lost physio physiotherapist pregnant pregnancy midwife homework_for schoolbook parents_evening horse rabbit aquarium goldfish parrot pet_sitter grandchild stepson sibling fiance engaged divorce funeral_on hospital_visit bpm resting_heart_rate burnout insomnia',
  // Games and leisure.
  'match stadium league world_cup playoff goalkeeper penalty_shootout football soccer basketball tennis ping_pong chess crossword sudoku lottery jackpot bitcoin crypto ethereum casino fantasy_league playlist concert cinema movie netflix spotify hbo documentary podcast festival karaoke novel book_club guitar videogame playstation hike hiking ski skiing surf surfing climbing half_marathon raffle pub_quiz',
  'partido futbol jogo futebol partita calcio fussball spiel_gestern wedstrijd urlaub ferien vacaciones ferias vacances ferie vakantie playa plage praia spiaggia',
  'gym_membership phone_contract data_plan cleaner training_course training_budget gym_membership membership subscription_renewal savings pension dividend tax_return tax_refund exchange_rate inflation interest_rate stock_market shares_are recipe haircut tattoo perfume sneaker jacket shoe',
  'coach referee champion medal relay race cyclist triathlon swam rowing golf cricket rugby hockey volleyball handball darts bowling boxing judo dance dancing choir theatre theater opera exhibition parade fireworks carnival lego puzzle boardgame_night game_night tournament season_ticket ticket_for_the quiz_night trophy wallet atm iban cash_only tip_jar refund raffle garage_sale auction stamp_collection knitting crochet gardening tomato tomatoes lawn painting_class',
  // The office, its rooms and its calendar.
  'printer toner elevator lift wifi charger headphone headset keyboard mousepad whiteboard projector lobby reception  plant_watering vending vending_machine badge_reader badge locker kitchen dishwasher thermostat air_conditioning aircon restroom toilet stairs carpet meeting_room',
  'drucker aufzug ascensor elevador imprimante imprimeur ascenseur stampante ascensore lift_kaputt wlan',
  'standup stand-up retro sprint timesheet offsite onboarding_buddy all_hands all-hands townhall fire_drill drill evacuation fire_alarm fire_warden vacation holiday pto sick_leave parental_leave jubilee raffle_ticket kickoff kick-off 1:1 one-on-one happy_hour icebreaker teambuilding team_building calendar_invite rsvp potluck early_bird trade_fair keynote webinar conference workshop booth meetup reminder new_hire first_aid',
  'feueralarm besprechung sitzung reunion reuniao reunion_est riunione vergadering simulacro rendez-vous feierabend',
  'salary raise bonus payroll per_diem per_head job_applicant job_interview hiring intern_position pension_contribution union_vote reimbursement expense_report expense receipts_attached mileage notice_period timecard overtime maternity performance_review probation purchase_order cost_centre cost_center paypal venmo catering caterer po_number petty_cash a_testa pro_kopf por_cabeza',
  'approve_please please_approve pls_approve please_sign need_a_signature can_someone_approve',
  'stapler pen_drive paper_jam coworker parking_spot parking_space carpark car_park hoodie swag t-shirt tshirt mug sticker lanyard business_card nameplate cubicle hot_desk desk_booking standing_desk office_chair blinds window_cleaner fruit_delivery cleaning_crew security_guard front_desk bike_rack shower_room water_cooler fire_extinguisher first_aider ergonomics',
  'appraisal leave_request resigned resigns resignation promoted farewell_drinks leaving_do payslip pay_rise pay_raise overtime_pay stock_option works_council betriebsrat job_ad onboarding_day trainee_day open_day family_day summer_party blood_drive donation donated charity fundraiser collection_for sponsor petition',
  // Talk about talk.
  'get_back_to will_read_later read_later nothing_new from_my_side let_me_check let_me_think let_me_ask can_you_join join_the_call nos_vemos ci_vediamo bis_morgen bis_spater on_se_voit ate_amanha hasta_manana a_domani a_demain talk_soon talk_later ping_you ping_me circle_back heads_up fyi_only good_point sounds_good no_worries well_said agree_with_you',
  // News of the company and of the world.
  'revenue churn arr mrr ebitda earnings turnover_grew stock_price dividends ipo valuation series_a series_b seed_round funding_round quarterly_results nps newsletter follower instagram tiktok linkedin facebook_post ad_spend impressions election president parliament minister_resigned umsatz chiffre_d_affaires fatturato facturacion',
  // Running machines and shipping code.
  'deploy deployed deployment deploying release_notes rollback rolled_back hotfix outage downtime failover backup postmortem sev1 sev2 sev-1 sev-2 on-call on_call oncall pager staging changelog merge_conflict merged pull_request pr prs sprint_review story_point jenkins circleci github_actions grafana prometheus redis postgres postgresql mysql mongodb nginx kafka_lag pods restarted reboot rebooted ssl certificate ssh firmware kernel_panic rebase code_freeze feature_freeze branch_protection dependabot npm_install docker_image terraform ansible helm_chart load_balancer memory_leak null_pointer stack_trace stacktrace segfault 2fa mfa password passwords license_key dns vpn cpu_usage disk_full disk_usage maintenance_window phishing antivirus password release_is is_live ci laptop new_monitor',
]

/** Trades and places that are life for one and the project of another: they tip no scale alone. */
export const tradeWords: readonly string[] = [
  'kid swim swimming airline desk chair headcount volunteer cousin town_hall visa strike union cfo ceo seat notice fee hotel restaurant bakery bus tram ferry metro warehouse forklift truck ship container harbour pallet customs store shop till checkout museum visitor clinic ward bed pharmacy patient farm harvest tractor cow bike_shop garden school teacher exam lesson audit auditor tender insurance premium policy parcel delivery courier guest tenant landlord property tax invoice receipt order booking ticket event festival interview applicant candidate salary_slip recruiter incident stock share price rate membership lease licence license slide charger battery phone car vehicle song music game player book film video_call meeting hire floor room building lobby office weekend morning evening tonight tomorrow yesterday',
]

/** Signs that a text is of the day: a clock, a score, a laugh, "my" something. */
export const dailySigns: readonly RegExp[] = [
  /\b(?:lol|lmao|rofl|haha+|omg|ugh|wtf)\b/,
  /(?<![\d:])(?:[01]?\d|2[0-3])[:h][0-5]\d(?![\d:])|\b(?:1[0-2]|[1-9]) ?(?:am|pm)\b|\bat (?:1[0-2]|[1-9])(?= ?(?:[,.]|$))/,
  /\b(?:see you|back (?:by|in|at|on)|out (?:for|until|till)|who(?:'s| is) (?:in|joining|coming)|anyone (?:up for|want|seen|know)|running late|on my way|wish me|good luck|well done|congrat|r\.?i\.?p)\b/,
  /^(?:just )?(?:did|ran|saw|watched|bought|lost|won|booked|finished|slept|biked|cycled|donated|signed up)\b/,
]
