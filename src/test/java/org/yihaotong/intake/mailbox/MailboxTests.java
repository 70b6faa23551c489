package org.yihaotong.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.CategoryRules;
import org.yihaotong.cases.NewCase;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Letters from a real IMAP server to contacts, and answers back by a real SMTP server.
 */
@RealParts
@SpringBootTest
class MailboxTests {

	private static final String BOX = "box@city.example";

	private static final int SMTP = TestParts.freePort();

	private static final int IMAP = TestParts.freePort();

	private static final GreenMail SERVER = new GreenMail(
			new ServerSetup(IMAP, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

	/** The way out: a server of its own, so that it can be away. */
	private static final GreenMail POST = new GreenMail(new ServerSetup(SMTP, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private IntakeDesk intake;

	@Autowired
	private CaseDesk cases;

	@Autowired
	private CategoryRules rules;

	@Autowired
	private Mailboxes mailboxes;

	@Autowired
	private OutgoingMails outgoing;

	@Autowired
	private MailDispatch dispatch;

	@Autowired
	private MailProperties properties;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private Clock clock;

	private final String citizen = "citizen-" + UUID.randomUUID() + "@example.org";

	@DynamicPropertySource
	static void mailbox(DynamicPropertyRegistry registry) {
		String base = "yihaotong.intake.mailboxes[0].";
		registry.add(base + "address", () -> BOX);
		registry.add(base + "host", () -> "127.0.0.1");
		registry.add(base + "port", () -> IMAP);
		registry.add(base + "username", () -> BOX);
		registry.add(base + "password", () -> "letters");
		registry.add(base + "smtphost", () -> "127.0.0.1");
		registry.add(base + "smtpport", () -> SMTP);
		registry.add(base + "security", () -> "NONE");
		registry.add("yihaotong.intake.idle", () -> "2s");
		registry.add("yihaotong.intake.first-pause", () -> "200ms");
		registry.add("yihaotong.intake.longest-pause", () -> "1s");
		registry.add("yihaotong.intake.answers-per-day", () -> "3");
	}

	@BeforeAll
	static void startServer() {
		SERVER.start();
		SERVER.setUser(BOX, BOX, "letters");
		POST.start();
		POST.setUser(BOX, BOX, "letters");
	}

	@AfterAll
	static void stopServer() {
		SERVER.stop();
		POST.stop();
	}

	@Test
	void whoSendsIsCalledWhenALetterIsStoredAndNotBefore() {
		MailDispatch asleep = new MailDispatch(this.outgoing, this.properties, this.transaction, this.clock);
		this.transaction.executeWithoutResult((status) -> {
			asleep.wake();
			assertThat(asleep.isWoken()).isFalse();
		});
		assertThat(asleep.isWoken()).isTrue();
	}

	@Test
	void aLetterBecomesOneContactWithItsEnclosuresAndIsAcknowledgedOnce() {
		String id = deliver("""
				Subject: =?UTF-8?B?6Lev54Gv5Z2P5LqG?=
				Content-Type: multipart/mixed; boundary=x

				--x
				Content-Type: text/plain; charset=UTF-8

				路灯坏了好几天，电话 138-0013-8000
				--x
				Content-Type: image/png; name="../../lamp.png"
				Content-Disposition: attachment; filename="../../lamp.png"
				Content-Transfer-Encoding: base64

				iVBORw0KGgo=
				--x--
				""");
		ContactView contact = contact();
		assertThat(contact.subject()).isEqualTo("路灯坏了");
		assertThat(contact.text()).startsWith("路灯坏了好几天");
		assertThat(contact.phone().orElseThrow().national()).isEqualTo("13800138000");
		assertThat(contact.attachments()).singleElement()
			.satisfies((file) -> assertThat(file.fileName()).isEqualTo("lamp.png"));
		MimeMessage receipt = answer(contact.number());
		assertThat(header(receipt, "Auto-Submitted")).isEqualTo("auto-replied");
		assertThat(header(receipt, "In-Reply-To")).isEqualTo(id);
		deliverRaw(id, "Subject: again\n\nthe same letter once more\n");
		deliver("Subject: marker\n\nafter the repeated one\n");
		await().until(() -> count("subject = 'marker'") == 1);
		assertThat(count("mail = '" + this.citizen + "'")).isEqualTo(2);
		await().until(() -> answers().size() == 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Auto-Submitted: auto-generated", "Precedence: bulk", "List-Id: <news.example>",
			"X-Auto-Response-Suppress: All" })
	void mailOfMachinesIsTakenAndNotAnswered(String header) {
		deliver(header + "\nSubject: machine\n\n系统通知：停水\n");
		ContactView contact = contact();
		assertThat(contact.text()).contains("停水");
		flush();
		assertThat(answers()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Auto-Submitted: auto-replied", "Return-Path: <>",
			"Content-Type: multipart/report; report-type=delivery-status; boundary=y" })
	void answersOfMachinesArePutAside(String header) {
		deliver(header + "\nSubject: away\n\n--y\n\nI am on holiday\n--y--\n");
		await().until(() -> this.jdbc.sql("select count(*) from mailbox_letter where kind = 'ASIDE' and sender = ?")
			.param(this.citizen)
			.query(Integer.class)
			.single() == 1);
		flush();
		assertThat(count("mail = '" + this.citizen + "'")).isZero();
		assertThat(answers()).isEmpty();
	}

	@Test
	void aLoopOfTwoMachinesEnds() {
		for (int i = 0; i < 6; i++) {
			deliver("Subject: loop " + i + "\n\n停水\n");
		}
		await().until(() -> count("mail = '" + this.citizen + "'") == 6);
		flush();
		assertThat(answers()).hasSize(3);
	}

	@Test
	void readsWhatChineseMailProgramsWrite() {
		byte[] words = "小区里的䶮字和路灯".getBytes(Charset.forName("GB18030"));
		deliverBytes(concat(
				head(UUID.randomUUID().toString())
						+ "Subject: gbk\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n",
				words));
		assertThat(contact().text()).isEqualTo("小区里的䶮字和路灯");
	}

	@Test
	void readsTheWordsOfAPageWithoutItsCode() {
		deliver("""
				Subject: html
				Content-Type: text/html; charset=UTF-8

				<html><head><style>p{color:red}</style></head><body><p>第一行 &amp; 更多</p><script>alert(1)</script><p>第二行</p></body></html>
				""");
		assertThat(contact().text()).matches("(?s)第一行 & 更多\\s+第二行");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Type: multipart/mixed; boundary=\n\nno boundary",
			"Content-Type: text/plain; charset=no-such-charset\n\nwords", "Content-Type: ;;;\n\nodd type",
			"Content-Transfer-Encoding: base64\n\n!!!not base64!!!", "Content-Type: application/zip\n\nPK" })
	void aBrokenLetterIsTakenAndTheNextOneToo(String broken) {
		deliver("Subject: broken\n" + broken + "\n");
		deliver("Subject: whole\n\n" + this.citizen + "\n");
		await().until(() -> count("subject = 'whole' and body like '%" + this.citizen + "%'") == 1);
		assertThat(this.jdbc.sql("select count(*) from mailbox_letter where contact is not null and kind <> 'ASIDE'")
			.query(Integer.class)
			.single()).isGreaterThanOrEqualTo(2);
		assertThat(count("mail = '" + this.citizen + "' or subject = '（无法解析的来信）'")).isGreaterThanOrEqualTo(2);
	}

	@Test
	void whatCameWhileTheServerWasAwayIsTakenOnceAfterwards() {
		this.mailboxes.stop();
		deliver("Subject: night\n\n夜里写的信\n");
		this.mailboxes.start();
		contact();
		this.mailboxes.stop();
		this.mailboxes.start();
		deliver("Subject: marker2 " + this.citizen + "\n\nx\n");
		await().until(() -> count("subject = 'marker2 " + this.citizen + "'") == 1);
		assertThat(count("subject = 'night'")).isOne();
	}

	@Test
	void theDepartmentsAnswerGoesToTheCitizenByMail() {
		String id = deliver("Subject: water\nContent-Type: text/plain; charset=UTF-8\n\n小区停水\n");
		CaseView opened = open(contact());
		this.cases.signFor(opened.number(), opened.department(), new StaffId(1));
		this.cases.reply(opened.number(), opened.department(), new StaffId(1), "今晚八点恢复供水。");
		MimeMessage answer = answer("今晚八点恢复供水");
		assertThat(text(answer)).contains(opened.number().value(), "/follow?number=");
		assertThat(header(answer, "In-Reply-To")).isEqualTo(id);
	}

	@Test
	void aLetterWaitsForAMailServerThatIsAway() {
		ContactId contact = contactOf("Precedence: bulk\nSubject: waits\n\nx\n");
		POST.stop();
		this.transaction.executeWithoutResult((status) -> this.outgoing.add(contact, "TEST",
				new OutgoingMails.Draft(BOX, this.citizen, "later\r\nBcc: evil@example.org", "words", ""),
				this.clock.instant()));
		this.dispatch.wake();
		await().until(() -> this.jdbc.sql("select max(tries) from outgoing_mail where contact = ?")
			.param(contact.value())
			.query(Integer.class)
			.single() > 0);
		POST.start();
		POST.setUser(BOX, BOX, "letters");
		MimeMessage sent = answer("words");
		assertThat(header(sent, "Bcc")).isEmpty();
		flush();
		assertThat(answers()).hasSize(1);
	}

	private ContactId contactOf(String letter) {
		deliver(letter);
		return contact().contact();
	}

	private CaseView open(ContactView contact) {
		CategoryCode category = new CategoryCode("0901");
		CategoryRules.CategoryRule rule = this.rules.find(category).orElseThrow();
		return this.cases.open(new NewCase(contact.contact(), contact.channel(), category, new DepartmentCode("M11"),
				"停水", contact.text(), "", "", contact.phone(), rule.priority(), rule.acceptHours(), rule.workingDays()),
				Optional.of(new StaffId(1)));
	}

	/** Waits until every letter that is due was sent. */
	private void flush() {
		await().until(() -> this.jdbc.sql("select count(*) from outgoing_mail where next_try_at is not null")
			.query(Integer.class)
			.single() == 0);
	}

	private ContactView contact() {
		String number = await()
			.until(() -> this.jdbc.sql("select number from contact where mail = ? order by received_at limit 1")
				.param(this.citizen)
				.query(String.class)
				.optional(), Optional::isPresent)
			.orElseThrow();
		return this.intake.find(number).orElseThrow();
	}

	private int count(String where) {
		return this.jdbc.sql("select count(*) from contact where " + where).query(Integer.class).single();
	}

	private MimeMessage answer(String words) {
		return await()
			.until(() -> answers().stream().filter((letter) -> text(letter).contains(words)).findFirst(),
					Optional::isPresent)
			.orElseThrow();
	}

	private List<MimeMessage> answers() {
		return Arrays.stream(POST.getReceivedMessages())
			.filter((letter) -> header(letter, "To").contains(this.citizen))
			.toList();
	}

	private String deliver(String letter) {
		String id = "<" + UUID.randomUUID() + "@example.org>";
		deliverRaw(id, letter);
		return id;
	}

	private void deliverRaw(String id, String letter) {
		deliverBytes((head(id) + letter).getBytes(StandardCharsets.UTF_8));
	}

	private String head(String id) {
		return "From: <" + this.citizen + ">\nTo: <" + BOX + ">\nMessage-ID: " + id + "\nMIME-Version: 1.0\n";
	}

	private static void deliverBytes(byte[] letter) {
		try {
			String lines = new String(letter, StandardCharsets.ISO_8859_1).replace("\n", "\r\n");
			MimeMessage message = new MimeMessage(Session.getInstance(new java.util.Properties()),
					new ByteArrayInputStream(lines.getBytes(StandardCharsets.ISO_8859_1)));
			SERVER.getUserManager().getUserByEmail(BOX).deliver(message);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] concat(String head, byte[] body) {
		byte[] first = head.getBytes(StandardCharsets.US_ASCII);
		byte[] all = Arrays.copyOf(first, first.length + body.length);
		System.arraycopy(body, 0, all, first.length, body.length);
		return all;
	}

	private static String header(MimeMessage letter, String name) {
		try {
			String value = letter.getHeader(name, null);
			return (value != null) ? value : "";
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(MimeMessage letter) {
		try {
			return letter.getSubject() + "\n" + letter.getContent();
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
