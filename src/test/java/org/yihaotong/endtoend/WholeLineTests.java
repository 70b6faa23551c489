package org.yihaotong.endtoend;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.pages.AgentPage;
import org.yihaotong.testing.pages.CarPage;
import org.yihaotong.testing.pages.DepartmentPage;
import org.yihaotong.testing.pages.FollowPage;
import org.yihaotong.testing.pages.LetterPage;
import org.yihaotong.testing.pages.WallboardPage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call, a letter, an app message and a car-moving call, from the citizen to the
 * department and back.
 */
@Tag("endtoend")
class WholeLineTests {

	private static final Duration MOMENT = Duration.ofMillis(1500);

	/** Root mean square of A-law samples: far above line noise, below any speech. */
	private static final double AUDIBLE = 200;

	private static Hotline hotline;

	@BeforeAll
	static void open() {
		hotline = Hotline.open();
	}

	@AfterEach
	void sendHome() {
		hotline.sendHome();
		hotline.awaitEmpty();
	}

	@AfterAll
	static void close() {
		hotline.close();
	}

	@Test
	void aCallReachesAnAgentAndADepartmentAndTheAnswerReachesTheCitizen() {
		WallboardPage wall = hotline.supervisor();
		wall.awaitLive();
		SippCaller caller = hotline.callAboutLamp("13800138001");
		wall.awaitCount("waiting-voice", 1);
		AgentPage agent = hotline.agent("agent1");

		assertThat(agent.awaitOffer("VOICE")).contains("138****8001", "路灯").contains("12345");
		agent.accept("VOICE");
		wall.awaitCount("agents-talking", 1);
		theyHearEachOther(caller, agent);
		caller.hangUp();
		assertThat(caller.sipResult()).isZero();
		agent.awaitCallPhase("ended");

		assertThat(agent.field("description")).contains("路灯");
		assertThat(agent.category()).isNotEmpty();
		agent.write("place", "解放路236号门前");
		agent.write("title", "路灯不亮");
		if (agent.department().isEmpty()) {
			agent.chooseDepartment("M11");
		}
		String department = agent.department();
		String number = agent.register();
		agent.complete().awaitNoWork();
		agent.awaitBusy("READY");

		answer(department, number, "路灯已修好，感谢您的反映。");
		FollowPage follow = FollowPage.open(hotline.browser(), hotline.server().url("/")).find(number, "13800138001");
		assertThat(follow.stage()).isEqualTo("REPLIED");
		assertThat(follow.caseNumber()).isEqualTo(number);
		assertThat(follow.reply()).contains("路灯已修好");
		follow.rate(true, 5, "很快");
		assertThat(hotline.rows()
			.sql("select state, solved, satisfaction from case_file where number = :number")
			.param("number", number)
			.query()
			.singleRow()).isEqualTo(Map.of("state", "CLOSED", "solved", true, "satisfaction", 5));
		assertThat(outcomes("13800138001")).containsExactly("HANDLED");
		wall.awaitCount("waiting-voice", 0);
	}

	@Test
	void aLetterIsAcknowledgedWorkedAndAnsweredByMail() {
		String citizen = "zhou@citizens.example";
		hotline.post().open(citizen);
		AgentPage agent = hotline.agent("agent2");

		hotline.post().send(citizen, "小区停水", "您好，我们小区昨天晚上突然停水，什么时候能恢复？\n联系电话：13800138002", photograph());
		String contact = Awaitility.await("contact of the letter")
			.until(() -> numbers(citizen), (numbers) -> !numbers.isEmpty())
			.getFirst();
		hotline.post().await(citizen, contact);

		assertThat(agent.awaitOffer("LETTER")).contains("停水");
		agent.accept("LETTER");
		assertThat(agent.field("description")).contains("什么时候能恢复");
		assertThat(agent.field("title")).isEqualTo("小区停水");
		agent.write("place", "滨河小区");
		if (agent.department().isEmpty()) {
			agent.chooseDepartment("M11");
		}
		String department = agent.department();
		String number = agent.register();
		agent.complete().awaitNoWork();

		answer(department, number, "供水管道已抢修完毕，今晚八点恢复供水。");
		assertThat(hotline.post().await(citizen, "今晚八点恢复供水")).contains(number);
		assertThat(numbers(citizen)).hasSize(1);
		assertThat(hotline.rows()
			.sql("select count(*) from contact_attachment a join contact c on c.id = a.contact where c.mail = :mail")
			.param("mail", citizen)
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void anAppMessageIsWorkedLikeALetterAndFollowedByItsNumber() {
		AgentPage agent = hotline.agent("agent3");
		AppClient app = new AppClient(hotline.server().url("/"));
		String number = app.post("13800138003", "楼下烧烤店每天半夜还在营业，油烟很大，熏得我们不敢开窗。", "人民路18号");
		assertThat(app.post("13800138003", "楼下烧烤店每天半夜还在营业，油烟很大，熏得我们不敢开窗。", "人民路18号")).isEqualTo(number);
		assertThat(app.stage(number, "13800138003")).isEqualTo("RECEIVED");
		assertThat(app.status(number, "13900000000")).isEqualTo(404);

		assertThat(agent.awaitOffer("MESSAGE")).contains("138****8003", "油烟");
		agent.accept("MESSAGE");
		assertThat(agent.field("place")).isEqualTo("人民路18号");
		agent.write("title", "烧烤店油烟扰民");
		if (agent.department().isEmpty()) {
			agent.chooseDepartment("M14");
		}
		String department = agent.department();
		String caseNumber = agent.register();
		agent.complete().awaitNoWork();
		answer(department, caseNumber, "已责令整改。");

		assertThat(app.stage(number, "13800138003")).isEqualTo("REPLIED");
		assertThat(app.rate(number, "13800138003")).isBetween(200, 204);
		assertThat(app.stage(number, "13800138003")).isEqualTo("CLOSED");
	}

	@Test
	void aWebLetterShowsItsNumberAtOnceAndStandsInTheQueue() {
		LetterPage letter = LetterPage.open(hotline.browser(), hotline.server().url("/"));
		String number = letter.write("路口的井盖丢了，晚上很危险。").place("解放路与人民路路口").phone("13800138004").send();
		assertThat(number).startsWith("L");
		AgentPage agent = hotline.agent("agent4");
		assertThat(agent.awaitOffer("LETTER")).contains("井盖");
		agent.accept("LETTER");
		agent.write("title", "井盖丢失");
		if (agent.department().isEmpty()) {
			agent.chooseDepartment("M11");
		}
		agent.register();
		agent.complete().awaitNoWork();
	}

	@Test
	void theOwnerOfACarIsCalledAndTheCaseIsClosedAtOnce() {
		SippTelephone owner = hotline.asterisk().callee(AsteriskPart.answersAndPresses('1'));
		SippCaller caller = hotline.call("13800138005");
		askForCar(caller);
		caller.awaitHungUp(Duration.ofMinutes(2));

		assertThat(owner.number()).endsWith("13900000002");
		assertThat(owner.shownCaller()).contains("12345").doesNotContain("13800138005");
		assertThat(caller.sipResult()).isZero();
		Awaitility.await().until(() -> outcomes("13800138005").equals(List.of("SELF_SERVED")));
		assertThat(hotline.rows().sql("""
				select f.state from case_file f join contact c on c.id = f.contact where c.phone like '%13800138005'
				""").query(String.class).list()).containsExactly("CLOSED");
	}

	@Test
	void anOwnerWhoDoesNotAnswerLeavesTheMatterToAnAgent() {
		hotline.asterisk().callee(AsteriskPart.isBusy());
		SippCaller caller = hotline.call("13800138006");
		askForCar(caller);
		hotline.awaitEntry("13800138006", "WAITING");
		AgentPage agent = hotline.agent("agent5");
		assertThat(agent.awaitOffer("VOICE")).contains("湘A58317");
		agent.accept("VOICE");
		theyHearEachOther(caller, agent);
		agent.hangUp();
		caller.awaitHungUp();
		assertThat(caller.how()).contains("ended");
	}

	@Test
	void theCarPageCallsTheOwner() {
		hotline.asterisk().callee(AsteriskPart.answersAndPresses('1'));
		CarPage page = CarPage.open(hotline.browser(), hotline.server().url("/"));
		page.ask("蒙C12345", "人民路18号门前", "13800138007");
		page.awaitOutcome("OWNER_COMES");
	}

	@Test
	void aCallerWhoHangsUpWhileWaitingIsNeverOffered() {
		SippCaller first = hotline.callForAPerson("13800138008");
		SippCaller second = hotline.callForAPerson("13800138009");
		first.hangUp();
		hotline.awaitEntry("13800138008", "ABANDONED");
		AgentPage agent = hotline.agent("agent1");
		assertThat(agent.awaitOffer("VOICE")).contains("138****8009");
		agent.accept("VOICE");
		second.hangUp();
		agent.awaitCallPhase("ended");
		assertThat(offers("13800138008")).isEmpty();
		assertThat(outcomes("13800138008")).containsExactly("ABANDONED_WAITING");
	}

	@Test
	void anAgentWhoDoesNotAnswerLosesTheCallerToAnotherWithTheFirstJoinTime() {
		AgentPage absent = hotline.agent("agent1");
		SippCaller caller = hotline.callForAPerson("13800138010");
		absent.awaitOffer("VOICE");
		String joined = joinedAt("13800138010");
		absent.awaitBusy("PAUSED");
		assertThat(caller.over()).isFalse();
		assertThat(caller.heardEnergy(MOMENT)).isGreaterThan(AUDIBLE);

		AgentPage other = hotline.agent("agent2");
		other.awaitOffer("VOICE");
		other.accept("VOICE");
		theyHearEachOther(caller, other);
		assertThat(joinedAt("13800138010")).isEqualTo(joined);
		assertThat(offers("13800138010")).containsExactly("TIMED_OUT", "ACCEPTED");
		caller.hangUp();
		other.awaitCallPhase("ended");
	}

	private static byte[] photograph() {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		try {
			ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", png);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return png.toByteArray();
	}

	private static void askForCar(SippCaller caller) {
		hotline.say(caller, "call44");
		hotline.listen(caller);
		caller.press("1");
		hotline.listen(caller);
		hotline.say(caller, "call45");
		hotline.listen(caller);
		caller.press("1");
	}

	private static void theyHearEachOther(SippCaller caller, AgentPage agent) {
		double before = agent.audio().energyIn();
		hotline.say(caller, "call02");
		Awaitility.await("the agent hears the citizen").until(() -> agent.audio().energyIn() > before + 0.01);
		Awaitility.await("the citizen hears the agent").until(() -> caller.heardEnergy(MOMENT) > AUDIBLE);
	}

	private static void answer(String code, String number, String answer) {
		DepartmentPage department = hotline.department(code);
		department.openCase(number);
		assertThat(department.state()).isEqualTo("DISPATCHED");
		department.sign().reply(answer);
	}

	private static List<String> outcomes(String phone) {
		return hotline.rows()
			.sql("select outcome from contact where phone like '%' || :phone and outcome is not null")
			.param("phone", phone)
			.query(String.class)
			.list();
	}

	private static List<String> offers(String phone) {
		return hotline.rows().sql("""
				select r.state from reservation r join contact c on c.id = r.contact
				where c.phone like '%' || :phone order by r.offered_at
				""").param("phone", phone).query(String.class).list();
	}

	private static String joinedAt(String phone) {
		return hotline.rows().sql("""
				select q.joined_at::text from queue_entry q join contact c on c.id = q.contact
				where c.phone like '%' || :phone
				""").param("phone", phone).query(String.class).single();
	}

	private static List<String> numbers(String mail) {
		return hotline.rows()
			.sql("select number from contact where mail = :mail")
			.param("mail", mail)
			.query(String.class)
			.list();
	}

}
