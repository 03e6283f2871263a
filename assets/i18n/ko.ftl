### 한국어: 화면에 나오는 모든 말. 열쇠말과 순서는 en.ftl과 같고, fault-로 시작하는 것만 더 있다.

### The program

app-name = 강제송환 지도
app-tagline = 보도된 북한이탈주민 체포·강제송환
list-or = { $first } 또는 { $last }
list-comma = { $first }, { $rest }
quoted = “{ $text }”

### Counts

number-thousands = { $n }천
number-millions = { $n }백만
count-events = 사건 { $n }건
count-people = { $n }명
count-reports = 보도 { $n }건
count-sources = 출처 { $n }건
count-publishers = 매체 { $n }곳
count-datasets = 자료 { $n }개
count-rows = { $n }행
count-women = 여성 { $n }명
count-men = 남성 { $n }명
count-children = 아동 { $n }명
percent = { $n }%
size-mb = { $n } MB
size-kb = { $n } KB
size-bytes = { $n } B

### Totals: the block left of the timeline, and every total in words

total-about = 약 { $people }
total-about-short = 약 { $people }명
total-at-least = 최소 { $people }
total-up-to = 최대 { $people }
total-between = { $low }–{ $people }
total-range = 최소 { $low }명, 많으면 { $high }명
total-range-open = 최소 { $low }명, 많으면 { $high }명 이상
total-high = 많으면 { $high }명
total-high-open = 많으면 { $high }명 이상
total-more = 더 많을 수 있음
total-no-number = 인원 미상
total-nothing = 합산할 인원 없음
total-without-number = 인원 미상 사건 { $n }건 별도
total-not-added = 합산에서 뺀 집계·부분 { $n }건
total-not-added-hint = 집계는 따로 실린 사건들을 합한 것이고, 부분은 화면에 있는 다른 사건에 속한 것이다. 화면에 있는 앞선 사건과 같은 사람들도 다시 세지 않는다. 한 사람을 두 번 세지 않도록 빗금으로 그리고 합산에서 뺀다.
total-overlap = 한 사람이 여러 사건에 들어갈 수 있음
total-with-range = { $headline }({ $range })
total-with-note = { $sentence }, { $note }

### People of one event, in tables and labels

people-about = 약 { $n }
people-between = { $low }–{ $high }
people-at-least = { $n } 이상
people-up-to = { $n } 이하
people-none = 인원 미상
people-none-short = 미상

### Kinds

kind-arrest = 체포
kind-detention = 구금
kind-repatriation = 강제송환
kind-release = 석방
kind-death = 사망
kind-policy = 정책

### Status

status-reported = 보도됨
status-corroborated = 교차 확인
status-confirmed = 공식 확인
status-disputed = 다툼 있음
status-reported-hint = 한 출처, 또는 한 출처에 기댄 여러 보도가 전한다.
status-corroborated-hint = 서로 독립된 여러 출처가 전한다.
status-confirmed-hint = 당사자나 법원, 정부가 확인했다.
status-disputed-hint = 사정을 아는 쪽에서 부인한다.

### How closely a place is known

precision-site = 정확한 지점
precision-crossing = 국경 통과 지점
precision-city = 도시
precision-county = 현·군
precision-prefecture = 지급시·자치주
precision-province = 성·도
precision-border-area = 접경지역
precision-country = 국가

### Circumstances; a tag that is not listed is shown as it is written

tag-in-transit = 이동 중
tag-border-crossing = 국경 통과
tag-detention-transfer = 구금 중 이송
tag-mass-repatriation = 집단 송환
tag-safehouse-raid = 은신처 단속
tag-guide-arrested = 안내인 체포
tag-checkpoint = 검문소
tag-transport-hub = 역·항구·공항
tag-diplomatic-compound = 외교 공관
tag-protest = 항의
tag-phone-tracking = 휴대전화 추적
tag-at-sea = 해상
tag-workplace = 일터

### Regions

region-unknown = { $country }, 세부 지역 미상
region-unknown-cn = { $country }, 성(省) 미상
region-unknown-short = 세부 지역 미상
region-unknown-short-cn = 성(省) 미상
region-none = 국가 미상

### Calendar

month-1 = 1월
month-2 = 2월
month-3 = 3월
month-4 = 4월
month-5 = 5월
month-6 = 6월
month-7 = 7월
month-8 = 8월
month-9 = 9월
month-10 = 10월
month-11 = 11월
month-12 = 12월
month-short-1 = 1월
month-short-2 = 2월
month-short-3 = 3월
month-short-4 = 4월
month-short-5 = 5월
month-short-6 = 6월
month-short-7 = 7월
month-short-8 = 8월
month-short-9 = 9월
month-short-10 = 10월
month-short-11 = 11월
month-short-12 = 12월

### Dates. $month and $month2 are names from above; years and days come as text.

date-day = { $year }년 { $month } { $day }일
date-month = { $year }년 { $month }
date-year = { $year }년
date-season-spring = { $year }년 봄
date-season-summer = { $year }년 여름
date-season-autumn = { $year }년 가을
date-season-winter = { $year }/{ $next }년 겨울
date-decade = { $year }년대
date-century = { $year }–{ $year2 }년
date-about = { $date }경
date-perhaps = { $date }(불확실)
date-perhaps-about = { $date }경(불확실)
date-range = { $from } – { $to }
date-range-days = { $year }년 { $month } { $day }–{ $day2 }일
date-range-day-to-day = { $year }년 { $month } { $day }일 – { $month2 } { $day2 }일
date-range-months = { $year }년 { $month } – { $month2 }
date-range-years = { $year }–{ $year2 }년
date-since = { $date }부터
date-until = { $date }까지
date-end-unknown = { $date }부터, 끝 미상
date-start-unknown = { $date }까지, 시작 미상
date-day-month = { $month } { $day }일
date-iso-range = { $from } → { $to }
date-iso-from = { $from }부터
date-iso-to = { $to }까지
bin-week = { $date }부터 한 주
bin-quarter =
    { $quarter ->
        [1] { $year }년 1분기
        [2] { $year }년 2분기
        [3] { $year }년 3분기
       *[other] { $year }년 4분기
    }

### Top bar and menu

top-menu = 메뉴
top-open = 열기
top-open-file = 파일 열기…
top-recent = 최근 파일
top-recent-none = 최근 파일 없음
top-bundled = 내장 자료
top-close-dataset = { $title } 닫기
top-info = 자료 정보
top-search = 장소·출처·본문 검색
top-search-clear = 검색어 지우기
top-undo = 되돌리기
top-redo = 다시 하기
top-export = 내보내기
top-export-hint = 그림, 페이지, 자료 파일로 가져가기 (Ctrl E)
menu-language = 언어
menu-theme = 테마
menu-theme-system = 시스템 설정 따름
menu-theme-light = 밝게
menu-theme-dark = 어둡게
menu-panels = 패널
menu-keys = 단축키
menu-about = 프로그램 정보
menu-quit = 끝내기

### Chips

chips-all = 기록된 사건 전체
chips-no-filter = 필터 없음
chips-reset = 모두 해제
chips-lift = { $what } 해제
chips-reading-certain = 날짜 확실
chips-people = 최소 { $people }
chips-text = “{ $text }”
chips-area = 지도에 그린 영역
chips-kinds =
    { $n ->
        [0] 유형 없음
       *[other] 유형 { $n }개
    }
chips-regions =
    { $n ->
        [0] 지역 없음
       *[other] 지역 { $n }곳
    }
chips-tags =
    { $n ->
        [0] 정황 없음
       *[other] 정황 { $n }개
    }
chips-publishers =
    { $n ->
        [0] 매체 없음
       *[other] 매체 { $n }곳
    }
chips-who =
    { $n ->
       *[other] 여성·남성·아동 중 { $n }
    }
chart-women = 여성
chart-men = 남성
chart-children = 아동
chips-statuses =
    { $n ->
        [0] 상태 없음
       *[other] 상태 { $n }개
    }
chips-precisions =
    { $n ->
        [0] 정밀도 없음
       *[other] 정밀도 { $n }개
    }
chips-reading-possible-long = 날짜 해석: 가능
chips-reading-certain-long = 날짜 해석: 확실

### Filter panel

filter-title = 필터
filter-fold = 필터 패널 접기
filter-unfold = 필터 패널 열기
filter-active = 적용된 필터 { $n }개
filter-dates = 기간
filter-from = 첫날
filter-to = 마지막 날
filter-date-hint = 2019, 2019-05 또는 2019-05-21로 쓰기
filter-kind = 유형
filter-region = 지역
filter-find-region = 지역 찾기
filter-no-region-found = 자료에 없는 지역
filter-people = 인원
filter-people-at-least = 최소
filter-people-hint = 많게 잡은 인원이 이 수 이상인 사건. 인원 미상 사건은 빠진다.
filter-source = 출처
filter-find-source = 매체 찾기
filter-status = 상태
filter-tags = 정황
filter-precision = 위치 정밀도
dimension-text = 검색어
filter-any = 전체
filter-any-number = 전체
filter-events = 사건
filter-more = { $n }개 더
filter-fewer = 줄여 보기
filter-section-open = { $what } 펼치기
filter-section-fold = { $what } 접기
filter-check-a11y = { $group }: { $name }, { $events }

### Map

map-a11y = 기록된 사건 지도: { $events } 표시
map-zoom-in = 확대
map-zoom-out = 축소
map-home = 표시된 사건 모두 보기
map-layers = 레이어
map-layer-regions = 지역별 인원
map-layer-density = 기호 대신 인원 밀도
map-layer-flows = 화살표: 인계된 곳
map-layer-labels = 지명
map-province = 성·도로 거르기
map-names-in = 지도 지명 언어
map-names-reader = 화면 언어와 같게
map-names-en = English
map-names-ko = 한국어
map-names-zh = 中文
map-rectangle = 사각형으로 거르기
map-rectangle-hint = 지도에서 사각형을 끌어 그리기. 성·도 이하를 모르는 사건은 들지 않는다.
map-lasso = 직접 그린 영역으로 거르기
map-lasso-hint = 지도에서 영역을 둘러 그리기. 성·도 이하를 모르는 사건은 들지 않는다.
map-draw-cancel = Esc로 취소
map-tray = 넓은 범위로만 알려진 곳
map-outside =
    { $n ->
        [0] 화면 밖 사건 없음
       *[other] 화면 밖 사건 { $n }건
    }
map-outside-hint = 그 사건 보기
map-scale-km = { $n } km
map-scale-m = { $n } m
map-cluster = { $place } +{ $n }
map-cluster-hint = 가까운 장소 묶음. 확대하면 나뉜다
map-stack-a11y = { $place }: { $events }, { $people }
map-region-a11y = { $place }, 더 좁은 위치 미상: { $events }, { $people }
map-part = 부분
map-not-added = 합산 제외
map-not-added-long = 합산 제외: 집계·부분
map-click-fan = 눌러서 펼치기
map-click-next = 눌러서 하나씩 보기
map-density-hint = 눌러서 확대
map-click-filter = 눌러서 거르기: { $region }

### Legend

legend-fold = 범례 접기
legend-unfold = 범례 열기
legend-possibly = 많으면
legend-or-more = 그 이상
legend-no-number = 인원 미상
legend-stack = 한 장소의 사건
legend-cluster = 가까운 장소 묶음
legend-flow = 인계 방향
legend-disc = 이 안 어딘가
legend-pill = 위치가 대략만 알려짐
legend-not-added = 합산 제외: 집계·부분
legend-choropleth = 성(省)별 인원 추정치
legend-choropleth-note = 접경지역 사건은 뺌
legend-density = 밀도: { $n } km²당 인원 추정치
legend-density-note = 지점 인원을 펼쳐 표시. 확대하면 기호로 바뀐다

### Figures

figure-events = 기록된 사건 { $n }건
figure-subtitle = { $events }, { $days }
figure-kinds = 유형별 보도 인원
figure-bar = 적어도; 연한 색: 많으면; 선: 추정치
figure-legend = 기호
figure-legend-possibly = 더 많을 수 있음
figure-legend-open = 그 이상
figure-legend-no-number = 인원 미상
figure-legend-not-added = 부분, 합산 제외
figure-legend-stack = 한 장소의 사건 수
figure-legend-cluster = 가까운 장소 묶음
figure-legend-flow = 인계 방향
figure-legend-disc = 이 안 어딘가
figure-legend-pill = 대략만 알려진 곳
figure-time = 시기별 기록 사건
figure-regions = 지역별 기록 사건
figure-by-day = 일별 기록 사건 수, { $days }
figure-by-week = 주별 기록 사건 수, { $days }
figure-by-month = 월별 기록 사건 수, { $days }
figure-by-quarter = 분기별 기록 사건 수, { $days }
figure-by-year = 연도별 기록 사건 수, { $days }
figure-paler = 연한 색: 일어났을 수 있는 날에 나누어 표시
figure-window = 표시된 구간: 여기 나온 기간
figure-outside = 이 지도 밖의 사건 { $n }건
figure-regions-more = 그 밖의 { $n }곳 { $events }
figure-more = 그 밖의 { $n }개
figure-women = 여성
figure-men = 남성
figure-children = 아동
figure-none = 맞는 기록 사건이 없음. 아무 일도 없었다는 뜻은 아님.
figure-documented = 기록된 사건은 이름이 밝혀진 매체가 보도한 것이며, 일어난 일 전부를 센 것이 아니다. 한 사람이 여러 사건에 들어갈 수 있다.
figure-sources = 보도: { $names }.
figure-sources-more = 보도: { $names } 외 { $n }곳. 사건마다의 보도는 자료에 있음.
figure-filter = 표시: { $filter }.
figure-data = 자료: { $title }.
figure-data-updated = 자료: { $title }, { $date } 갱신.
figure-made = { $date } 강제송환 지도(Refoulement Atlas)로 만듦.
clip-window = 표시된 기간의 기록 사건, 단계별
clip-cumulative = { $day }부터 더해 가는 기록 사건
clip-sources = 보도한 곳과 보도한 사건 수
figure-map-a11y = { $events }의 지도. { $places }
figure-time-a11y = { $title }: 막대마다 { $least }~{ $most }건.

### Charts

chart-tab = 도표
chart-fold = 도표 접기
chart-unfold = 도표 열기
chart-people-by-day = 일별 인원
chart-people-by-week = 주별 인원
chart-people-by-month = 월별 인원
chart-people-by-quarter = 분기별 인원
chart-people-by-year = 연도별 인원
chart-people-by-time-note = 유형별 추정치, 선: 범위
chart-people-by-region = 지역별 인원
chart-events-by-tag = 정황별 사건
chart-tag-note = 한 사건에 여럿 가능
chart-events-by-publisher = 매체별 사건
chart-sexes = 여성·남성·아동
chart-sexes-note = { $events } 중 { $n }건에 기재
chart-sexes-none = 기재된 사건 없음
chart-at-least = 최소
chart-possibly = 많으면
chart-estimate = 추정치
chart-more = { $n }개 더
chart-fewer = 줄여 보기
chart-empty = 표시할 것 없음
chart-bar-a11y = { $chart }: { $name }, { $value }
chart-bar-filter = 눌러서 거르기: { $name }
chart-bar-lift = 눌러서 해제: { $name }

### Event panel

event-tab = 사건
event-none = 고른 사건 없음
event-none-hint = 지도의 기호나 표의 행을 누르면 누가 무엇을 보도했는지 볼 수 있다.
event-hidden = 필터에서 빠진 사건이다.
event-position = { $all }건 중 { $n }번째
event-previous = 이전 사건
event-next = 다음 사건
event-route = { $from } → { $to }
event-via = 경유: { $places }
event-within = 반경 { $n } km 안 어딘가
event-place-region = 성·도까지만 알려짐
event-place-country = 국가까지만 알려짐
event-place-border = 이 국경 어딘가
event-claims = 출처별 내용
event-claims-axis = 인원
event-claims-a11y = { $source }: { $people }
event-claims-none = 실린 보도가 없다.
event-claim-date = 이 출처의 날짜: { $date }
event-undated = 날짜 없음
event-link = { $url } 열기
event-archive = 보존 사본
event-related = 관련 사건
event-parts = 이 사건의 부분
event-parts-note = 부분 { $n }건, 두 번 합산하지 않음
event-part-of = 다음 사건의 부분
event-same-people = 같은 사람들의 앞선 사건
event-same-people-later = 같은 사람들의 이후 사건
event-not-added-rollup = 합산 제외: 따로 실린 사건들의 집계
event-not-added-part = 합산 제외: 표시된 다른 사건의 부분
event-not-added-same = 합산 제외: 표시된 다른 사건과 같은 사람들
event-sensitive = 민감
event-circumstances = 정황
event-notes = 메모
event-dataset = 자료: { $title }
event-id = 사건 { $id }
event-copy-citation = 인용 복사
event-citation-copied = 인용을 복사했다
event-show-on-map = 지도에서 보기
event-inset-a11y = 일어난 곳: { $place }
event-card-hint = { $reports } · 눌러서 열기
event-a11y = { $kind }, { $date }, { $place }, { $people }
citation-event = { $kind }, { $date }, { $place }: { $people }.
citation-sources = 보도: { $sources }.
citation-dataset = 자료: { $title }, 사건 { $id }.
citation-dataset-updated = 자료: { $title } ({ $date } 갱신), 사건 { $id }.

### Timeline

time-events-by-day = 일별 사건 수
time-events-by-week = 주별 사건 수
time-events-by-month = 월별 사건 수
time-events-by-quarter = 분기별 사건 수
time-events-by-year = 연도별 사건 수
time-unit-day = 일
time-unit-week = 주
time-unit-month = 월
time-unit-quarter = 분기
time-unit-year = 연도
time-steps-day =
    { $n ->
       *[other] 일
    }
time-steps-week =
    { $n ->
       *[other] 주
    }
time-steps-month =
    { $n ->
       *[other] 개월
    }
time-steps-quarter =
    { $n ->
       *[other] 분기
    }
time-steps-year =
    { $n ->
       *[other] 년
    }
time-paler = 옅은 막대: 날짜 불확실
time-paler-hint = 날짜를 모르는 사건은 가능한 날들에 나누어 옅게 그린다.
time-play = 재생
time-pause = 멈춤
time-back = 한 단계 뒤로
time-forward = 한 단계 앞으로
time-speed = 속도
time-speed-value = { $n }×
time-loop-on = 반복: 켜짐
time-loop-off = 반복: 꺼짐
time-window = 기간
time-window-hint = 재생하면 기간이 같은 길이로 옮겨 간다.
time-cumulative = 누적
time-cumulative-hint = 재생하면 첫날은 그대로 두고 뒤를 더해 간다.
time-mode = 재생 방식
time-reading = 날짜 해석
time-possible = 가능
time-possible-hint = 기간 안일 수 있는 사건: 가능한 날이 기간과 겹친다.
time-certain = 확실
time-certain-hint = 기간 안이 확실한 사건: 가능한 날이 모두 기간 안에 있다.
time-start-a11y = 기간 첫날: { $date }
time-end-a11y = 기간 마지막 날: { $date }
time-histogram-a11y = 시간별·유형별 사건
time-bar-kind = { $kind }: { $events }
time-bar-spread = 그중 { $n }건은 가능한 날들에 나눔
time-view-all = 전체 기간 보기
time-track-a11y = 전체 기간 중 보이는 부분

### Table

table-title = 표
table-fold = 표 접기
table-unfold = 표 열기
table-date = 날짜
table-kind = 유형
table-place = 장소
table-to = 인계된 곳
table-people = 인원
table-sources = 출처
table-status = 상태
table-summary = 요약
table-id = 식별자
table-sort = { $column } 기준 정렬
table-sorted-up = { $column }, 오름차순
table-sorted-down = { $column }, 내림차순
table-copy = 행 복사
table-copied = { $n }행을 복사했다
table-copied-of = 전체 { $all }행 가운데 앞의 { $rows }

### Status strip

strip-dataset-bundled = 자료 1개: 내장
strip-dataset-one = 자료 1개: { $title }
strip-offline = 네트워크 사용 안 함 · 내장 지도
strip-offline-short = 네트워크 사용 안 함
strip-offline-hint = 이 프로그램은 네트워크에 연결하지 않는다. 지도와 지명, 경계는 프로그램에 들어 있다.
strip-credit = Natural Earth · © OpenStreetMap 기여자(경계) · GeoNames
strip-problems = 문제 { $n }건
strip-building = 열 만드는 중
strip-more = +{ $n }
strip-cancel = 취소: { $work }

### Nothing matches, nothing open

none-title = 조건에 맞는 사건 기록 없음
none-text = 이 자료에는 이 조건에 모두 맞는 보도가 없다.
none-text-more = 그러나 아무 일도 없었다는 뜻은 아니다.
none-lift = { $what } 해제
none-shows = { $events } 표시
none-dataset-title = 열린 자료 없음
none-dataset-text = 파일이나 내장 자료를 열어 시작한다.
none-events-title = 이 자료에 사건 없음

### Problems in a file

problem-all-shown = 사건 { $n }건 모두 표시
problem-some-shown = 사건 { $all }건 중 { $shown }건 표시, { $bad }건에 오류
problem-copy-list = 목록 복사
problem-copy-one = 이 문제 복사
problem-copied = 복사했다
problem-where = { $line }행 { $column }열
problem-where-event = 사건 { $event }, { $line }행 { $column }열
problem-more = 목록에 없는 문제 { $n }건 더

### What is wrong in a file, by the codes of src/format/problem.rs. English is there, and has no keys here.
### A name that is put in may end in any sound, so no particle follows one directly.

fault-of-dataset = 자료
fault-of-kind = 유형
fault-of-source = 출처
fault-of-place = 장소
fault-of-event = 사건
fault-of-report = 보도
fault-of-people = 인원
fault-of-precision = 정밀도
fault-of-shape = 모양
fault-of-status = 상태
fault-of-briefing = 브리핑
fault-of-scene = 장면
fault-of-filter = 필터
fault-of-callout = 설명
fault-of-then = 당시 수치
fault-of-version = 판

fault-E101 = 파일이 비어 있다
fault-E102 = UTF-8 텍스트 파일이 아니다
fault-E103 = { $wanted } 기호가 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E104 = 값이 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E105 = 항목 이름이 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E106 = 여기서 연 괄호 `{ $open }` 뒤에 닫는 괄호가 없다
fault-E107 = 이 글을 닫는 따옴표가 없다
fault-E108 = 이 주석을 닫는 기호가 없다
fault-E109 = 닫는 괄호 `{ $close }` 모양이 { $line }행에서 연 괄호 `{ $open }` 모양과 맞지 않는다
fault-E110 = 괄호가 { $most }겹 넘게 겹쳐 있다
fault-E111 = 여기 든 것이 { $most }개를 넘는다
fault-E112 = 파일이 { $bytes }바이트로, 읽을 수 있는 { $most }바이트를 넘는다
fault-E113 = 어떤 형식인지 파일에 쓰여 있지 않다
fault-E114 = 형식 { $format } 파일이라 이 버전에서는 읽을 수 없다
fault-E115 = 그런 형식은 없다: { $format }
fault-E116 = 자료가 아니다. 자료는 항목들을 괄호 한 쌍으로 묶은 것이다
fault-E117 = 자료가 끝난 뒤에는 아무것도 올 수 없다
fault-E118 = 브리핑이 아니다: { $reason }

fault-E201 = 이 { $of }에 쓸 수 없는 항목이다: “{ $name }”
fault-E202 = 이 { $of }에 꼭 있어야 할 항목이 없다: “{ $name }”
fault-E203 = 이 파일에 없는 장소다: “{ $id }”
fault-E204 = 이 파일에 없는 출처다: “{ $id }”
fault-E205 = 이 파일에 없는 사건이다: “{ $id }”
fault-E206 = 이 파일에 없는 유형이다: “{ $id }”
fault-E207 = 같은 항목을 두 번 썼다: “{ $name }”
fault-E208 = 다른 { $of }에서 이미 쓰고 있는 식별자다: “{ $id }”
fault-E209 = 장소 “{ $id }” 자체에 오류가 있다
fault-E210 = 출처 “{ $id }” 자체에 오류가 있다
fault-E211 = 사건 “{ $id }” 자체에 오류가 있다
fault-E212 = 유형 “{ $id }” 자체에 오류가 있다
fault-E213 = part_of나 same_people을 따라가면 이 사건이 자기 자신의 부분이 된다
fault-E221 = 따옴표로 묶은 글이 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E222 = 0에서 4294967295까지의 정수가 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E223 = 수가 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E224 = true나 false가 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E225 = 대괄호 [ ] 안에 쓴 목록이 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E226 = 중괄호 안에 쓴 이름과 값의 짝이 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E227 = 괄호 ( ) 안에 쓴 { $of } 내용이 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E228 = 이 글에 뜻이 없는 역슬래시(\) 표기가 있다
fault-E229 = { $of }에 쓸 수 없는 값이다: `{ $found }`
fault-E230 = (위도, 경도)가 와야 할 자리에 다른 것이 있다: `{ $found }`
fault-E231 = 날짜가 아니다: “{ $text }”
fault-E232 = 이 { $of }의 식별자가 비어 있다
fault-E233 = { $less } 값({ $low })이 { $more } 값({ $high })보다 크다
fault-E234 = 위도는 -90에서 90 사이여야 한다: { $value }
fault-E235 = 경도는 -180에서 180 사이여야 한다: { $value }
fault-E236 = http나 https로 시작하는 주소만 쓸 수 있다: “{ $scheme }”
fault-E237 = 온전한 웹 주소가 아니다: “{ $text }”
fault-E238 = 지구 위의 반경이 될 수 없는 값이다: { $value } km
fault-E239 = 색이 아니다: “{ $text }”
fault-E240 = 대문자 두 글자로 된 ISO 3166-1 국가 코드가 아니다: “{ $text }”
fault-E241 = CN-21과 같은 ISO 3166-2 코드가 아니다: “{ $text }”
fault-E242 = 이 글은 { $chars }자로, 읽을 수 있는 { $most }자를 넘는다
fault-E243 = 모든 자료에 이미 있는 유형이다: “{ $id }”
fault-E244 = 같은 이름을 두 번 썼다: “{ $key }”
fault-E245 = 확대 단계 { $value }이(가) { $low }에서 { $high } 사이에 있지 않다
fault-E246 = 설명 선은 사건이나 장소 하나로 이어진다. “event”와 “at” 가운데 하나를 쓴다
fault-E247 = 한 변이 { $value }포인트인 지도는 보일 수 없다
fault-E251 = 0년은 없다
fault-E252 = { $month }월은 없다
fault-E253 = 없는 날이다: { $day }
fault-E254 = 기간에는 시작과 끝, 둘만 쓸 수 있다
fault-E255 = 기간의 시작과 끝 가운데 하나는 알려져 있어야 한다
fault-E256 = 기간의 끝이 시작보다 이르다

fault-W301 = “{ $date }” 날짜가 자료를 마지막으로 갱신한 “{ $updated }”보다 늦다
fault-W302 = 이 좌표는 { $country } 밖, { $found } 안에 있다
fault-W303 = 같은 사람들의 앞선 사건으로 적은 “{ $id }” 사건보다 이 사건이 먼저다
fault-W304 = 어느 사건도 인용하지 않는 출처다: “{ $id }”
fault-W305 = 어느 사건에도 나오지 않는 장소다: “{ $id }”
fault-W306 = 요약에는 { $number }명이라고 했지만 사건의 인원은 많아야 { $people }명이다
fault-W307 = 이 사건을 보도한 출처가 없다
fault-W308 = 사건의 인원 범위가 보도된 범위보다 좁은데 notes에 이유가 없다
fault-W309 = 여성이나 남성, 아동이 { $number }명인데 사건의 인원은 많아야 { $people }명이다

fault-H01 = 비슷한 이름: “{ $name }”
fault-H02 = 형식 { $format } 파일을 읽으려면 더 새로운 Refoulement Atlas가 필요하다
fault-H03 = 위도를 먼저 쓴다. 바꿔 쓰면 ({ $lat }, { $lon })
fault-H04 = 편집기에서 파일을 UTF-8로 저장한다
fault-H05 = JSON처럼 보인다. 자료는 RON으로 쓴다: 괄호 ( )로 묶고, 항목 이름에 따옴표를 붙이지 않는다
fault-H06 = 쓸 수 있는 값: { $names }
fault-H07 = 자료에서 따로 정한 유형은 Other("{ $id }")처럼 쓴다
fault-H08 = 처음 나온 곳은 { $line }행이다
fault-H09 = 영문 자판의 보통 기호 " , : 로 쓴다
fault-H10 = 맨 앞에 "format: 1,"을 쓴다
fault-H11 = notes에 이유를 쓰거나 인원의 범위를 넓힌다
fault-H12 = 바로 앞에 쉼표가 빠졌을 수 있다
fault-H13 = "#8855aa"처럼 쓴다
fault-H14 = 2019-05-21, 2019-05 또는 2019처럼 쓴다
fault-H15 = { $line }행에서 시작한 글에 닫는 따옴표가 빠졌을 수 있다

fault-date-empty = 날짜가 비어 있다
fault-date-form = 날짜가 아니다: “{ $text }”. 2019-05-21, 2019-05 또는 2019처럼 쓴다
fault-date-year = 0년은 없다
fault-date-month = { $month }월은 없다
fault-date-day = 없는 날이다: { $text }
fault-date-slashes = 기간에는 시작과 끝, 둘만 쓸 수 있다
fault-date-no-end = 기간의 시작과 끝 가운데 하나는 알려져 있어야 한다
fault-date-backwards = 기간의 끝이 시작보다 이르다

### A file that does not open, and files on disk

open-failed = { $file } 파일을 열지 못했다
open-failed-kept = 열려 있던 자료는 그대로다.
open-failed-missing = 그런 파일이 없다. 옮겼거나 이름이 바뀌었을 수 있다.
open-failed-permission = 이 프로그램에는 읽기 권한이 없다.
open-failed-folder = 파일이 아니라 폴더다.
open-failed-size = 파일이 { $limit }보다 크다.
open-failed-read = 읽지 못했다: { $reason }
open-failed-try = 다른 파일 고르기
file-changed = { $file } 파일이 디스크에서 바뀌었다.
file-changed-reload = 다시 읽기
file-changed-ignore = 나중에
file-drop = 놓으면 열림
file-drop-hint = .ron 자료 파일 하나 또는 여럿, 아니면 브리핑 파일
settings-damaged = 설정 파일이 손상되어 따로 옮겨 두고 설정을 새로 시작한다. 옮긴 파일: { $file }
settings-unwritable = 설정을 저장하지 못했다: { $reason }

### Dialogs

dialog-cancel = 취소
dialog-close = 닫기
dialog-copy = 복사
dialog-open = 열기
dialog-save = 저장
dialog-link-title = 이 주소를 브라우저에서 열기
dialog-link-text = 사이트에는 방문 기록이 남는다. 프로그램 자체는 연결하지 않는다.
dialog-link-copied = 주소를 복사했다
dialog-path-title = 파일 열기
dialog-path-text = 이 시스템에는 파일 대화 상자가 없다. 파일 경로를 직접 입력한다.
dialog-path-label = 파일 경로
dialog-place-title = 파일 저장
dialog-place-text = 이 시스템에는 파일 대화 상자가 없다. 파일 경로를 직접 입력한다.

### About a dataset

info-title = 자료 정보
info-license = 라이선스
info-maintainer = 관리자
info-contact = 연락처
info-updated = 갱신일
info-language = 언어
info-caveat = 유의할 점
info-file = 파일
info-bundled = 프로그램에 내장
info-contents = 내용
info-contents-text = { $events }, { $sources }
info-not-said = 기재 없음
info-counting = 기록된 사건은 이름이 밝혀진 매체가 보도한 것이며, 일어난 일 전부를 센 것이 아니다.

### About the program

about-title = 프로그램 정보
about-version = 버전 { $version }
about-text = Refoulement(강제송환)은 박해받을 곳으로 사람을 돌려보내는 일이다. 이 프로그램은 보도된 북한이탈주민 체포와 강제송환을 지도 위에 시간 순으로, 누가 보도했는지와 함께 보여 준다.
about-license = 자유 소프트웨어, MIT 또는 Apache-2.0.
about-map = 지도: Natural Earth(퍼블릭 도메인), 경계 © OpenStreetMap 기여자(ODbL), 지명 GeoNames(CC BY 4.0).
about-fonts = 글꼴: Pretendard, Noto Sans CJK(SIL Open Font License).
about-data = 자료: 내장 자료는 사건마다 출처를 밝힌다.
about-network = 이 프로그램은 네트워크에 연결하지 않는다.

### Keys (F1)

keys-title = 단축키
keys-group-general = 어디서나
keys-group-map = 지도에서
keys-group-time = 시간 막대에서
keys-group-table = 표에서
keys-open = 파일 열기
keys-export = 내보내기
keys-search = 검색
keys-undo = 되돌리기
keys-redo = 다시 하기
keys-help = 이 목록
keys-escape = 닫기 또는 사건 선택 해제
keys-next-control = 다음 항목
keys-press = 누르기
keys-next-event = 다음·이전 사건
keys-play = 재생·멈춤
keys-step = 한 단계 뒤·앞
keys-window-edge = 기간 경계 옮기기
keys-window-length = 기간 경계를 한 해씩 옮기기
keys-pan = 지도 옮기기
keys-zoom = 확대·축소
keys-home = 표시된 사건 모두 보기
keys-rows = 행 옮겨 가기
keys-copy-rows = 보이는 행 복사
keys-toggle-filter = 필터 패널
keys-toggle-charts = 도표 패널
keys-toggle-table = 표
key-space = 스페이스
key-arrows = 화살표 키
key-left-right = ← →
key-up-down = ↑ ↓
key-home = Home
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-shift = Shift
key-ctrl = Ctrl
key-page = Page Up, Page Down

### Export: what leaves the program

export-title = 내보내기
export-what = 종류
export-png = 그림
export-png-hint = PNG: 픽셀 그림. 발표 자료, 보고서, 웹에 쓴다.
export-svg = 벡터
export-svg-hint = SVG: 선과 글자. 어떤 크기에서도 선명하며 편집 디자인에 쓴다.
export-pdf = 페이지
export-pdf-hint = PDF: 인쇄하거나 보낼 한 쪽. 글자를 검색할 수 있다.
export-clip = 동영상
export-clip-hint = 화면에 보이는 것을 시간 순으로. 끝에 출처 화면이 붙는다.
export-format = 형식
export-gif = GIF
export-gif-hint = 어디서나 재생된다. 256색.
export-apng = APNG
export-apng-hint = 브라우저에서 재생된다. 모든 색.
export-mp4 = MP4
export-mp4-hint = ffmpeg가 설치되어 있으면 만드는 비디오.
export-time = 시간
export-window = 움직이는 구간
export-window-hint = 길이가 같은 구간이 시간을 따라 움직인다.
export-cumulative = 누적
export-cumulative-hint = 각 단계까지의 모든 사건.
export-step = 단계
export-step-hint = 동영상의 한 단계가 나아가는 길이. 자동: 주어진 시간에 읽을 수 있는 가장 짧은 단위.
export-step-usual = 자동
export-step-usual-is = 자동: { $unit }
export-steps = 단계
export-window-length = 구간
export-window-length-hint = 움직이는 구간의 길이. 비워 두면 30일, 13주, 12개월, 4분기 또는 1년이며 전체 기간의 4분의 1을 넘지 않는다.
export-length = 길이
export-seconds = 초
export-frames = 초당 프레임
export-when = 동영상 속 시간
export-end-card = 끝 화면
export-clip-nothing = 재생할 것이 없다. 표시된 사건이 없다.
export-clip-seconds = 동영상은 2초에서 600초까지다.
export-clip-frames = 동영상은 초당 1~50프레임이다.
export-clip-window = 구간은 1~10 000단계다.
export-clip-steps = { $steps }단계가 끝 화면 앞의 { $frames }프레임에 들어가지 않는다. 단계를 길게 하거나 초, 초당 프레임을 늘린다.
export-briefing = 브리핑
export-briefing-hint = 장면마다 한 쪽, 마지막 쪽에 출처와 방법.
export-document = PDF
export-document-hint = 모든 쪽을 한 파일에.
export-pictures = 그림
export-pictures-hint = 쪽마다 PNG 그림이 든 폴더.
export-turns-hint = 쪽마다 5초씩 보여 주는 동영상.
export-scene = 장면 { $number }/{ $all }: { $title }
export-last-page = 마지막 쪽
export-callout-lost = “{ $text }”에서 나가는 선이 없다. 가리키는 것이 지도에 없다.
export-callouts-public = 장면의 말풍선은 빠진다. 공개용 브리핑에는 들어간다.
export-own-words = 제목, 설명, 말풍선은 쓴 그대로 나간다. 밝히고 싶지 않은 것이 없는지 본다.
export-dataset = 자료
export-dataset-hint = RON: 필터와 상관없이 모든 사건이 든 자료 파일.
export-which = 자료
export-size = 크기
export-theme = 모양
export-light = 밝게
export-light-hint = 흰 종이 바탕.
export-dark = 어둡게
export-dark-hint = 발표용 어두운 바탕.
export-print = 인쇄
export-print-hint = 색 없이: 유형을 모양과 빗금으로 구별한다.
export-language = 언어
export-language-hint = 그림 속 글의 언어. 자료에 적힌 말은 그대로 둔다.
export-map = 지도
export-map-screen = 화면대로
export-map-screen-hint = 같은 중심, 적어도 지금 지도에 보이는 범위.
export-map-all = 표시된 사건 모두
export-map-all-hint = 필터에 남은 사건이 거의 모두 보이는 범위.
export-charts = 도표
export-charts-usual = 기본
export-charts-usual-hint = 시기별, 자리가 있으면 지역별.
export-charts-chosen = 직접 고르기
export-charts-chosen-hint = 표시한 것만 넣음. 그만큼 합계는 짧아지고 지도는 작아짐.
export-chart-lost = 이 크기에는 자리가 없음: { $chart }.
export-heading = 제목
export-subtitle = 부제
export-subtitle-hint = 사건 수와 기간
export-caption = 설명
export-caption-hint = 덧붙일 말
export-public = 공개용
export-public-hint = 민감한 사건과 내부 메모를 뺀다.
export-places = 장소
export-dates = 날짜
export-as-is = 그대로
export-as-is-hint = 알려진 만큼 자세히.
export-district = 구역
export-province = 성·도
export-country = 나라
export-month = 달
export-year = 해
export-least = 최소 인원
export-least-people = 명보다 적으면 더 넓게
export-least-hint = 한 장소와 날짜에 있는 사람이 추정치로 이보다 적으면 장소와 날짜를 더 넓게 밝힌다.
export-no-links = 출처 링크 없이
export-preview = 미리 보기
export-drawing = 그리는 중…
export-counting = 공개하지 않을 것을 세는 중…
export-changes = 공개용으로 빼거나 바꾼 것
export-other-total = 이 그림은 { $events }, 화면은 { $shown }이다.
export-sensitive = 민감한 사건 { $n }건이 들어 있다. ‘공개용’으로 뺄 수 있다.
export-notes = 사건 { $n }건의 내부 메모가 들어 있다. ‘공개용’으로 뺄 수 있다.
export-save = 저장…
export-written = { $file } 파일을 저장했다. 폴더: { $folder }, 크기: { $size }
export-written-pixels = { $file } 파일을 저장했다. 폴더: { $folder }, { $width } × { $height }픽셀, { $size }
export-failed = { $file } 파일을 저장하지 못했다. { $why }
export-failed-open = 지금 열려 있는 자료의 파일이다. 다른 이름을 고른다.
export-failed-exists = 같은 이름의 파일이 이미 있다. 다른 이름을 고른다.
export-failed-data = 브리핑의 자료 가운데 열려 있지 않은 것이 있다. 먼저 연다.
export-failed-folder = 그런 폴더가 없다. 다른 폴더를 고른다.
export-failed-permission = 그곳에는 쓰기 권한이 없다. 다른 폴더를 고른다.
export-failed-full = 디스크가 가득 찼다. 공간을 비우거나 다른 디스크를 고른다.
export-failed-ffmpeg = MP4 비디오에는 ffmpeg가 필요한데 설치되어 있지 않다. GIF와 APNG에는 필요 없다.
export-failed-reason = 시스템 메시지: { $reason }
export-failed-unmade = 만들 수 없다: { $reason }
size-1920x1080 = 화면, 1920 × 1080
size-1280x720 = 동영상, 1280 × 720
size-3840x2160 = 큰 화면, 3840 × 2160
size-square = 정사각형, 1080 × 1080
size-portrait = 세로, 1080 × 1350
size-a4 = A4 세로
size-a4-landscape = A4 가로
size-a3 = A3 세로
size-a3-landscape = A3 가로
size-letter = 레터 세로
size-letter-landscape = 레터 가로
size-free = 다른 크기
size-width = 너비
size-height = 높이
size-pixels = 픽셀
size-wrong-number = 1600, 900처럼 자연수를 쓴다.
size-wrong-side = 한 변은 320~16 000픽셀이다.
size-wrong-strip = 한 변이 다른 변의 세 배보다 길 수 없다.

### Started without a screen (printed, not drawn)

cli-no-display = 창을 열 화면이 없다. 화면 없이 쓸 수 있는 명령: refoulement-atlas check FILE, refoulement-atlas summary [FILE].
cli-no-graphics = 창을 그릴 그래픽 드라이버(Vulkan, Metal, DirectX 12 또는 OpenGL)가 없다. 드라이버 없이 쓸 수 있는 명령: refoulement-atlas check FILE, refoulement-atlas summary [FILE].

### For the public

public-made = 공개용: 민감한 사건과 내부 메모는 뺐습니다.
public-places-district = 장소는 0.5도보다 자세히 밝히지 않습니다.
public-places-province = 장소는 성·도보다 자세히 밝히지 않습니다.
public-places-country = 장소는 나라보다 자세히 밝히지 않습니다.
public-dates-month = 날짜는 달보다 자세히 밝히지 않습니다.
public-dates-year = 날짜는 해보다 자세히 밝히지 않습니다.
public-least = 함께 있는 사람이 { $n }명보다 적으면 장소와 날짜를 더 넓게 밝힙니다.
public-no-links = 출처 링크는 뺐습니다.
redaction-none = 빼거나 바꾼 것이 없습니다.
redaction-sensitive = 민감한 사건 { $n }건 제외
redaction-unlinked = 제외된 사건을 더는 가리키지 않는 사건 { $n }건
redaction-notes = 사건 { $n }건의 내부 메모 제외
redaction-places = 사건 { $n }건의 장소를 더 넓게 표시
redaction-dates = 사건 { $n }건의 날짜를 더 넓게 표시
redaction-merged = 함께 있는 사람이 너무 적어 더 넓게 표시한 사건 { $n }건
redaction-texts = 더 자세히 밝힐 수 있어 글을 뺀 사건 { $n }건
redaction-links = 출처 { $n }개의 링크 제외
public-sensitive = 민감한 사건 { $n }건이 들어 있습니다. --public 으로 뺄 수 있습니다

### Scenes

scene-capture = 장면 담기
scene-capture-hint = 화면에 보이는 것을 장면으로 담기 (C)
scene-briefing-label = 브리핑 제목
scene-briefing-hint = 제목 없는 브리핑
scene-untitled = 제목 없음
scene-none = 아직 장면이 없다
scene-none-hint = 지도와 필터, 기간을 보이고 싶은 대로 맞춘 뒤 C 키나 이 단추를 누른다. 순서대로 늘어선 장면이 브리핑이 된다. 글을 붙이고, 순서를 바꾸고, 파일 하나로 저장한다.
scene-a11y = 장면 { $number }/{ $all }: { $title }, { $days }, { $counted }
scene-menu = 브리핑
scene-save-as = 다른 이름으로 저장…
scene-new = 새 브리핑
scene-differences-menu = 당시와 지금…
scene-unsaved = 아직 파일에 없는 변경이 있다.
scene-update = 새로 담기
scene-update-hint = 이 장면을 지금 화면에 보이는 것으로 바꾸기
scene-move-up = 위로
scene-move-down = 아래로
scene-duplicate = 장면 복제
scene-delete = 장면 삭제
scene-callout-place = 지도 한가운데에 설명 붙이기
scene-title-label = 장면 { $number }의 제목
scene-title-hint = 제목
scene-caption-label = 장면 { $number }의 설명글
scene-caption-hint = 설명글: 무엇을 알아야 하는지
scene-callout-label = 설명 { $number }
scene-callout-unseen = 가리키는 사건이 화면에 없어 빠진다.
scene-uncall = 설명 { $number } 지우기
event-call-out = 설명 붙이기
event-call-out-hint = 화면에 보이는 장면에, 이 사건을 가리키는 설명을 넣기
event-callout = { $place }, { $date }: { $people }
keys-group-scenes = 브리핑에서
keys-capture = 장면 담기
keys-scene-beside = 앞뒤 장면
keys-scene-rename = 장면 이름 바꾸기
keys-scene-move = 장면 옮기기
keys-scene-duplicate = 장면 복제
keys-scene-delete = 장면 삭제
keys-save = 브리핑 저장
key-alt = Alt
key-delete = Delete
scene-tab = 장면
scene-all-dates = 모든 기간
scene-no-events = 사건 없음
scene-kind = { $kind }: { $counted }
scene-people = { $range }명
scene-difference = { $kind }: 당시 { $then }; 지금 { $now }
scene-save = 저장
scene-discard = 저장하지 않기
scene-save-title = 브리핑 저장
scene-save-path = 이 시스템에는 파일 대화 상자가 없다. 파일 경로를 직접 입력한다. 이름은 .briefing.ron으로 끝난다.
scene-unsaved-title = 바뀐 내용을 먼저 저장할까
scene-unsaved-text = “{ $title }”에 아직 파일에 없는 변경이 있다.
scene-not-saved = 브리핑을 { $file }에 저장하지 못했다: { $reason }
scene-not-vouched = 저장했지만 수치는 바뀌기 전 { $file } 파일에서 센 것이다. 다시 읽고, 장면을 새로 담은 뒤 다시 저장한다.
scene-data-missing = 이 브리핑이 보이는 { $file } 파일이 없다. 그 경로에 다시 두고 브리핑을 다시 열거나, 장면 쪽에서 파일을 찾는다.
scene-data-changed = 이 브리핑의 자료 { $n }개가 저장한 뒤로 바뀌었다.
scene-missing = { $file }: 브리핑이 가리키는 곳에 없는 파일
scene-find-file = 파일 찾기…
scene-find = { $file } 파일이 지금 있는 곳 가리키기
scene-find-title = 브리핑의 자료 찾기
scene-differences = 당시와 지금
scene-differences-title = 당시와 지금
scene-differences-data = { $file }: 브리핑을 저장한 뒤로 바뀐 자료.
scene-find-other = 다른 파일 고르기…
scene-find-other-hint = { $file } 대신 쓸 파일을 고른다. 장면을 담을 때 쓴 파일이 있으면 그것을 고른다.
scene-other-hint = ‘새로 담기’를 누르면 다시 센다.
scene-differences-none = 담을 때와 같다.
scene-differences-equal = 수치는 같다.
scene-other-version = { $names }의 다른 판에서 담은 장면이다.
scene-unknown-version = { $names }의 지금 판에서 담았는지 알 수 없다.
scene-differences-unknown = 담을 때 센 수치가 없다.
scene-differences-missing = 자료가 열려 있지 않다.

# 발표
top-present = 발표
top-present-hint = 장면을 하나씩 전체 화면으로 (F5)
menu-motion-system = 움직임은 시스템 설정 따름
menu-motion-with = 장면 사이에 움직임 있음
menu-motion-without = 장면 사이에 움직임 없음
present-number = { $at } / { $all }
present-more-kinds = 그 밖에 { $n }가지 종류
present-waiting = 장면의 자료를 여는 중…
present-lacking = 이 장면은 보일 수 없다. { $names } 자료가 열려 있지 않다. Esc를 누르고 장면 쪽에서 파일을 찾는다.
present-back = 이전 장면
present-on = 다음 장면
present-play = 재생
present-pause = 멈춤
present-leave = 나가기
keys-group-present = 발표 중에
keys-present = 발표
keys-present-on = 다음·이전 장면
keys-present-leave = 나가기

### Pages of a briefing

pages-title = 출처와 방법
pages-data = 자료
pages-scenes = 장면
pages-method = 방법
pages-sources = 출처
pages-updated = { $date } 갱신
pages-changed = 브리핑을 저장한 뒤로 바뀜
pages-more = 그 밖에 { $n }건
pages-counting = 한 유형 안에서는 같은 사람을 두 번 세지 않는다. 범위는 출처가 밝힌 가장 적은 수와 가장 많은 수를 각각 더한 것이고, 선이나 막대의 끝은 추정치를 나타낸다.
pages-private = 공개용이 아니다. 밖으로 내보내서는 안 되는 사건이 들어 있다.
