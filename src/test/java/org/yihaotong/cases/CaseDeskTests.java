package org.yihaotong.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RealParts
@Import(CaseParts.class)
@ApplicationModuleTest(mode = ApplicationModuleTest.BootstrapMode.DIRECT_DEPENDENCIES)
class CaseDeskTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

	@Autowired
	private CaseDesk desk;

	@Autowired
	private Cases cases;

	@Autowired
	private StaffDirectory staff;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void onMonday() {
		CaseParts.NOW.set(MONDAY);
	}

	@Test
	void opensACaseWithItsDeadlinesAndTellsOthersOnce(AssertablePublishedEvents events) {
		ContactId contact = ContactId.random();
		CaseView view = this.desk.open(CaseParts.request(contact), Optional.of(agent().id()));
		assertThat(view.number().value()).startsWith("20261123-");
		assertThat(view.state()).isEqualTo(CaseState.DISPATCHED);
		assertThat(view.acceptBy()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
		assertThat(view.dueAt()).isEqualTo(Instant.parse("2026-11-30T09:30:00Z"));
		assertThat(view.history()).extracting(CaseView.Entry::action).containsExactly("opened", "dispatched");
		assertThat(view.history()).extracting(CaseView.Entry::by).containsOnly("王敏");
		assertThat(this.desk.open(CaseParts.request(contact), Optional.empty())).isEqualTo(view);
		assertThat(events.ofType(CaseDispatched.class).matching((event) -> event.contact().equals(contact))).hasSize(1);
		assertThat(this.desk.find(view.number())).contains(view);
		assertThat(this.desk.ofContact(contact)).contains(view);
	}

	@Test
	void goesThroughTheWholeLoop(AssertablePublishedEvents events) {
		CaseNumber number = opened();
		StaffMember clerk = clerk("M11");
		assertThat(this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk.id()).state())
			.isEqualTo(CaseState.IN_PROGRESS);
		CaseParts.NOW.set(MONDAY.plus(Duration.ofHours(5)));
		CaseView replied = this.desk.reply(number, CaseParts.WATER_BUREAU, clerk.id(), " 管道已修好。 ");
		assertThat(replied.reply()).contains("管道已修好。");
		CaseView rated = this.desk.rate(number, new Rating(true, 5, "谢谢"));
		assertThat(rated.state()).isEqualTo(CaseState.CLOSED);
		assertThat(rated.rating()).contains(new Rating(true, 5, "谢谢"));
		assertThat(rated.history()).extracting(CaseView.Entry::action)
			.containsExactly("opened", "dispatched", "signed", "replied", "rated", "closed");
		assertThat(events.ofType(CaseReplied.class).matching((event) -> event.number().equals(number))).hasSize(1);
		assertThat(events.ofType(CaseClosed.class).matching((event) -> event.number().equals(number))).hasSize(1);
	}

	@Test
	void nothingResetsTheDeadlineClock() {
		CaseNumber number = opened();
		Instant due = this.desk.find(number).orElseThrow().dueAt();
		CaseParts.NOW.set(MONDAY.plus(Duration.ofDays(3)));
		CaseView signed = this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id());
		CaseView replied = this.desk.reply(number, CaseParts.WATER_BUREAU, clerk("M11").id(), "好");
		assertThat(List.of(signed.dueAt(), replied.dueAt())).containsOnly(due);
		assertThat(replied.openedAt()).isEqualTo(MONDAY);
	}

	@Test
	void aWronglyDispatchedCaseGoesWhereItBelongsAndItsDeadlinesStay(AssertablePublishedEvents events) {
		CaseNumber number = opened();
		CaseView before = this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id());
		CaseParts.NOW.set(MONDAY.plus(Duration.ofHours(5)));
		CaseView after = this.desk.redispatch(number, new Redispatch(CaseParts.LAMP, CaseParts.HOUSING, " 不是供水 "),
				agent().id());
		assertThat(after.state()).isEqualTo(CaseState.DISPATCHED);
		assertThat(after.category()).isEqualTo(CaseParts.LAMP);
		assertThat(after.department()).isEqualTo(CaseParts.HOUSING);
		assertThat(List.of(after.acceptBy(), after.dueAt(), after.openedAt()))
			.isEqualTo(List.of(before.acceptBy(), before.dueAt(), before.openedAt()));
		assertThat(after.history().getLast().action()).isEqualTo("redispatched");
		assertThat(after.history().getLast().note()).contains("路灯").endsWith("不是供水");
		assertThat(this.cases.ofDepartment(CaseParts.WATER_BUREAU, Set.of(CaseState.values()), 200))
			.noneMatch((view) -> view.number().equals(number));
		assertThat(events.ofType(CaseRedispatched.class)).containsExactly(new CaseRedispatched(number, after.contact(),
				CaseParts.WATER, CaseParts.LAMP, CaseParts.HOUSING, MONDAY.plus(Duration.ofHours(5))));
	}

	@Test
	void refusesToDispatchAnewWhatIsRightRepliedToOrUnfounded() {
		CaseNumber number = opened();
		assertRefused("case-same-dispatch", () -> redispatch(number, CaseParts.WATER, CaseParts.WATER_BUREAU, "错"));
		assertRefused("case-redispatch", () -> redispatch(number, CaseParts.LAMP, CaseParts.POLICE, " "));
		assertRefused("category-not-found", () -> redispatch(number, new CategoryCode("9999"), CaseParts.POLICE, "错"));
		assertRefused("department-not-found", () -> redispatch(number, CaseParts.LAMP, new DepartmentCode("Z99"), "错"));
		this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id());
		this.desk.reply(number, CaseParts.WATER_BUREAU, clerk("M11").id(), "好");
		assertRefused("move-not-allowed", () -> redispatch(number, CaseParts.LAMP, CaseParts.POLICE, "错"));
		assertThat(this.desk.find(number).orElseThrow().category()).isEqualTo(CaseParts.WATER);
	}

	@Test
	void aMoveThatTheStateDoesNotAllowChangesNothing() {
		CaseNumber number = opened();
		assertRefused("move-not-allowed",
				() -> this.desk.reply(number, CaseParts.WATER_BUREAU, clerk("M11").id(), "好"));
		assertRefused("move-not-allowed", () -> this.desk.rate(number, new Rating(false, 1, "")));
		this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id());
		assertRefused("move-not-allowed", () -> this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id()));
		assertThat(this.desk.find(number).orElseThrow().history()).hasSize(3);
	}

	@Test
	void anotherDepartmentDoesNotEvenLearnThatTheCaseExists() {
		CaseNumber number = opened();
		assertRefused("case-not-found", () -> this.desk.signFor(number, CaseParts.POLICE, clerk("M17").id()));
		assertRefused("case-not-found", () -> this.desk.reply(number, CaseParts.POLICE, clerk("M17").id(), "好"));
		assertThat(this.cases.ofDepartment(CaseParts.POLICE, Set.of(CaseState.DISPATCHED), 200)).isEmpty();
	}

	@Test
	void ofTwoClerksWhoClickAtOnceExactlyOneSigns() throws Exception {
		CaseNumber number = opened();
		StaffMember clerk = clerk("M11");
		List<String> results = together(8, () -> {
			try {
				this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk.id());
				return "signed";
			}
			catch (CaseRefused ex) {
				return ex.code();
			}
		});
		assertThat(results).filteredOn("signed"::equals).hasSize(1);
		assertThat(results).allMatch(Set.of("signed", "move-not-allowed", "case-changed")::contains);
		assertThat(this.desk.find(number).orElseThrow().history()).hasSize(3);
	}

	@Test
	void aChangeOnAnOldVersionIsRefused() {
		CaseNumber number = opened();
		CaseRow read = this.cases.row(number).orElseThrow();
		this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id());
		assertThat(this.cases.update(read, new CaseChange(CaseState.REPLIED, MONDAY, "late", Optional.empty())))
			.isFalse();
	}

	@Test
	void oneContactGivesOneCaseHoweverOftenItIsAskedFor() throws Exception {
		ContactId contact = ContactId.random();
		List<CaseNumber> numbers = together(8,
				() -> this.desk.open(CaseParts.request(contact), Optional.empty()).number());
		assertThat(new HashSet<>(numbers)).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from case_history where number = ?")
			.param(numbers.getFirst().value())
			.query(Integer.class)
			.single()).isEqualTo(2);
	}

	@Test
	void numbersAreUniqueAndBeginAgainEveryDay() throws Exception {
		List<CaseNumber> numbers = together(20, this::opened);
		assertThat(new HashSet<>(numbers)).hasSize(20);
		CaseParts.NOW.set(Instant.parse("2026-11-24T16:00:00Z"));
		assertThat(opened().value()).isEqualTo("20261125-00001");
	}

	@Test
	void selfServiceOpensAClosedCaseOnce(AssertablePublishedEvents events) {
		ContactId contact = ContactId.random();
		CaseView view = this.desk.openClosed(CaseParts.request(contact), "车主马上挪车。");
		assertThat(view.state()).isEqualTo(CaseState.CLOSED);
		assertThat(view.reply()).contains("车主马上挪车。");
		assertThat(view.history()).extracting(CaseView.Entry::action).containsExactly("opened", "dispatched", "closed");
		assertThat(this.desk.openClosed(CaseParts.request(contact), "again")).isEqualTo(view);
		assertThat(events.ofType(CaseClosed.class).matching((event) -> event.contact().equals(contact))).hasSize(1);
	}

	@Test
	void theCitizenFollowsACaseByNumberAndPhoneOnly() {
		CaseNumber number = opened();
		assertThat(this.desk.follow(number, CaseParts.PHONE)).isPresent();
		assertThat(this.desk.follow(number, new PhoneNumber("+8613800000043"))).isEmpty();
		assertThat(this.desk.follow(new CaseNumber("20200101-00001"), CaseParts.PHONE)).isEmpty();
	}

	@Test
	void refusesWhatCannotBeACase() {
		assertRefused("category-not-found", () -> openWith(new CategoryCode("9999"), CaseParts.POLICE, "t", "d"));
		assertRefused("department-not-found", () -> openWith(CaseParts.WATER, new DepartmentCode("Z99"), "t", "d"));
		assertRefused("case-title", () -> openWith(CaseParts.WATER, CaseParts.POLICE, " ", "d"));
		assertRefused("case-title", () -> openWith(CaseParts.WATER, CaseParts.POLICE, "长".repeat(121), "d"));
		assertRefused("case-description", () -> openWith(CaseParts.WATER, CaseParts.POLICE, "t", "长".repeat(20_001)));
		assertRefused("case-description", () -> openWith(CaseParts.WATER, CaseParts.POLICE, "t", "a\0b"));
		CaseNumber number = opened();
		this.desk.signFor(number, CaseParts.WATER_BUREAU, clerk("M11").id());
		assertRefused("case-answer", () -> this.desk.reply(number, CaseParts.WATER_BUREAU, clerk("M11").id(), " "));
	}

	@Test
	void keepsEventsUntilTheyAreHandled() {
		opened();
		assertThat(
				this.jdbc.sql("select count(*) from information_schema.tables where table_name = 'event_publication'")
					.query(Integer.class)
					.single())
			.isEqualTo(1);
	}

	private CaseView redispatch(CaseNumber number, CategoryCode category, DepartmentCode department, String reason) {
		return this.desk.redispatch(number, new Redispatch(category, department, reason), agent().id());
	}

	private CaseView openWith(CategoryCode category, DepartmentCode department, String title, String description) {
		NewCase plain = CaseParts.request(ContactId.random());
		return this.desk.open(new NewCase(plain.contact(), plain.channel(), category, department, title, description,
				"", "", Optional.empty(), Priority.NORMAL, 1, 1), Optional.empty());
	}

	private CaseNumber opened() {
		return this.desk.open(CaseParts.request(ContactId.random()), Optional.of(agent().id())).number();
	}

	private StaffMember agent() {
		return this.staff.withRole(Role.AGENT).getFirst();
	}

	private StaffMember clerk(String department) {
		return this.staff.withRole(Role.DEPARTMENT)
			.stream()
			.filter((member) -> member.department().filter(new DepartmentCode(department)::equals).isPresent())
			.findFirst()
			.orElseThrow();
	}

	private static void assertRefused(String code, Callable<?> move) {
		assertThatExceptionOfType(CaseRefused.class).isThrownBy(move::call)
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo(code));
	}

	private static <T> List<T> together(int count, Callable<T> action) throws InterruptedException, ExecutionException {
		try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<T>> actions = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				actions.add(action);
			}
			List<T> results = new ArrayList<>();
			for (Future<T> result : executor.invokeAll(actions)) {
				results.add(result.get());
			}
			return results;
		}
	}

}
