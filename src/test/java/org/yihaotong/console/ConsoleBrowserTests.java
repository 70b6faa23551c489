package org.yihaotong.console;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.testing.Browser;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.pages.AgentPage;
import org.yihaotong.testing.pages.DepartmentPage;
import org.yihaotong.testing.pages.SignInPage;
import org.yihaotong.testing.pages.WallboardPage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console as its people use it, without Asterisk: sign-in, work on messages, the
 * department's answer, the wallboard. The queue must be empty at first: what other tests
 * have left in it would be offered instead.
 */
@Tag("browser")
@RealParts
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class ConsoleBrowserTests {

	/** As all tests with real parts have it. */
	private static final String PASSWORD = "open-sesame-1";

	private static final String DEPARTMENT = "M14";

	@Autowired
	private IntakeDesk intake;

	@LocalServerPort
	private int port;

	private Browser browser;

	private Browser other;

	/**
	 * A softphone is refused where there is no Asterisk; calls have tests of their own.
	 */
	private final String allowed = "/api/agent/softphone ";

	@BeforeEach
	void startBrowsers() {
		this.browser = Browser.start();
		this.other = Browser.start();
	}

	@AfterEach
	void closeBrowsers() {
		List<String> complaints = Stream.of(this.browser, this.other)
			.flatMap((person) -> person.complaints().stream())
			.filter((complaint) -> !complaint.contains(this.allowed))
			.toList();
		this.browser.close();
		this.other.close();
		assertThat(complaints).isEmpty();
	}

	@Test
	void saysWhenThePasswordIsWrong() {
		assertThat(signIn(this.browser).refused("agent1", "not-the-password")).contains("密码");
	}

	@Test
	void leadsEachRoleToItsHomeAndOutAgain() {
		AgentPage agent = signIn(this.browser).asAgent("agent5", PASSWORD);
		assertThat(agent.presence()).isEqualTo("PAUSED");
		agent.signOut();
		signIn(this.browser).asDepartment("dept-m20", PASSWORD);
		this.browser.click("sign-out");
		WallboardPage wall = signIn(this.browser).asSupervisor("supervisor1", PASSWORD);
		wall.awaitLive();
	}

	@Test
	void pausesAndComesBack() {
		AgentPage agent = signIn(this.browser).asAgent("agent4", PASSWORD).checkMicrophone().ready();
		assertThat(agent.pause().busy()).isEqualTo("PAUSED");
		agent.ready().awaitBusy("READY");
		agent.signOut();
	}

	@Test
	void speaksTheOtherLanguageAtAKeyAndRemembersIt() {
		AgentPage agent = signIn(this.browser).asAgent("agent4", PASSWORD);
		assertThat(this.browser.text("sign-out")).isEqualTo("退出");
		this.browser.click("language-switch");
		assertThat(this.browser.text("sign-out")).isEqualTo("Sign out");
		agent.reload();
		assertThat(this.browser.text("sign-out")).isEqualTo("Sign out");
		this.browser.click("language-switch");
		agent.signOut();
	}

	@Test
	void worksALetter() {
		AgentPage agent = signIn(this.browser).asAgent("agent3", PASSWORD).checkMicrophone().ready();
		receive(Channel.LETTER, "关于公交站台座椅损坏", "解放路公交站台的座椅断了，老人没法坐着等车。", "解放路公交站");
		assertThat(agent.awaitOffer("LETTER")).contains("座椅");
		agent.accept("LETTER");
		assertThat(agent.field("title")).isEqualTo("关于公交站台座椅损坏");
		assertThat(agent.source("description")).isEqualTo("letter");
		agent.chooseDepartment(DEPARTMENT);
		if (agent.category().isEmpty()) {
			agent.chooseCategory("1904");
		}
		assertThat(agent.register()).isNotBlank();
		assertThat(agent.redispatch("U05", "站台由公交公司维护")).contains("市公交公司").contains("改派").contains("待签收");
		agent.complete().awaitNoWork();
		agent.signOut();
	}

	@Test
	void takesAMessageFromTheQueueToTheDepartmentAndCountsIt() {
		AgentPage agent = signIn(this.browser).asAgent("agent1", PASSWORD).checkMicrophone().ready();
		WallboardPage wall = signIn(this.other).asSupervisor("supervisor1", PASSWORD);
		wall.awaitCount("agents-ready", 1);
		int replied = wall.count("cases-replied");
		ContactReceipt receipt = message("小区楼下烧烤店油烟很大，晚上开不了窗，请管一管。", "滨河小区三号楼");
		assertThat(agent.awaitOffer("MESSAGE")).contains("138****0417").contains("油烟");
		agent.accept("MESSAGE");
		wall.awaitCount("agents-working", 1);
		assertThat(agent.field("description")).contains("烧烤店油烟");
		assertThat(agent.source("description")).isEqualTo("message");
		assertThat(agent.field("place")).isEqualTo("滨河小区三号楼");
		agent.chooseDepartment(DEPARTMENT).write("title", "烧烤店油烟扰民");
		if (agent.category().isEmpty()) {
			agent.chooseCategory("1703");
		}
		String number = agent.register();
		assertThat(number).isNotBlank().isNotEqualTo(receipt.number());
		agent.complete().awaitNoWork();
		answer(agent, number);
		wall.awaitCount("cases-replied", replied + 1);
	}

	@Test
	void keepsStateAndDraftWhenThePageIsLoadedAnew() {
		AgentPage agent = signIn(this.browser).asAgent("agent2", PASSWORD).checkMicrophone().ready();
		message("路灯不亮了，晚上很黑。", "");
		agent.awaitOffer("MESSAGE");
		agent.accept("MESSAGE").write("title", "路灯整条街不亮").write("place", "人民路");
		agent.reload();
		agent.awaitBusy("WORKING");
		assertThat(agent.field("title")).isEqualTo("路灯整条街不亮");
		assertThat(agent.field("place")).isEqualTo("人民路");
		assertThat(agent.source("place")).isEqualTo("edited");
		agent.chooseDepartment(DEPARTMENT);
		if (agent.category().isEmpty()) {
			agent.chooseCategory("1904");
		}
		assertThat(agent.register()).isNotBlank();
		agent.complete().awaitNoWork();
		agent.pause().signOut();
	}

	private void answer(AgentPage agent, String number) {
		agent.signOut();
		DepartmentPage department = signIn(this.browser).asDepartment("dept-" + DEPARTMENT.toLowerCase(Locale.ROOT),
				PASSWORD);
		department.openCase(number);
		assertThat(department.state()).isEqualTo("DISPATCHED");
		assertThat(department.detail()).contains("烧烤店油烟扰民").contains("138****0417");
		department.sign();
		assertThat(department.revealPhone("联系市民核实")).isEqualTo("13800000417");
		department.reply("已责令该店安装油烟净化设备，本周内复查。");
		assertThat(department.detail()).contains("油烟净化设备");
	}

	private ContactReceipt message(String text, String place) {
		return receive(Channel.MESSAGE, "", text, place);
	}

	private ContactReceipt receive(Channel channel, String subject, String text, String place) {
		return this.intake.receive(new NewContact(channel, UUID.randomUUID().toString(), new LineNumber("12345"), "李市民",
				PhoneNumber.parse("13800000417"), Optional.empty(), subject, text, place, Optional.empty(), List.of()));
	}

	private SignInPage signIn(Browser person) {
		return SignInPage.open(person, URI.create("http://localhost:" + this.port));
	}

}
