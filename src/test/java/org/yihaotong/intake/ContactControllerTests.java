package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffMember;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.StaffId;
import org.yihaotong.registry.MemberUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

class ContactControllerTests extends IntakeModule {

	@Autowired
	private IntakeDesk desk;

	@Autowired
	private WebApplicationContext context;

	private MockMvcTester mvc;

	@BeforeEach
	void mvc() {
		this.mvc = MockMvcTester.from(this.context,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
	}

	@Test
	void staffSeeTheContactWithItsPhoneMasked() {
		ContactReceipt receipt = this.desk.receive(withFile("seen"));
		var answer = this.mvc.get().uri("/api/contacts/{id}", receipt.contact()).with(agent()).exchange();
		assertThat(answer).hasStatusOk().bodyText().doesNotContain("13800001234");
		assertThat(answer).bodyJson().extractingPath("$.phone").isEqualTo("138****1234");
		assertThat(answer).bodyJson().extractingPath("$.number").isEqualTo(receipt.number());
		assertThat(answer).bodyJson().extractingPath("$.line.nameEn").isEqualTo("Hotline 12345");
		assertThat(answer).bodyJson().extractingPath("$.top[0].code").isEqualTo("0901");
		assertThat(answer).bodyJson().extractingPath("$.decision").isEqualTo("CERTAIN");
		assertThat(answer).bodyJson().extractingPath("$.attachments[0].fileName").isEqualTo("照片.svg");
	}

	@Test
	void anAttachmentIsOnlyEverADownload() {
		ContactReceipt receipt = this.desk.receive(withFile("file"));
		long id = this.desk.find(receipt.contact()).orElseThrow().attachments().getFirst().id();
		var answer = this.mvc.get()
			.uri("/api/contacts/{id}/attachments/{attachment}", receipt.contact(), id)
			.with(agent())
			.exchange();
		assertThat(answer).hasStatusOk().hasContentType(MediaType.APPLICATION_OCTET_STREAM);
		assertThat(answer.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
		assertThat(answer.getResponse().getContentAsByteArray()).containsExactly(1, 2);
	}

	@Test
	void aRevealIsAudited() {
		ContactReceipt receipt = this.desk.receive(letter("reveal", "停水"));
		var answer = this.mvc.post()
			.uri("/api/contacts/{id}/reveal", receipt.contact())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\":\" 回电核实 \"}")
			.with(agent())
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.phone").isEqualTo("13800001234");
		verify(this.audit).record(new StaffId(7), "phone.revealed", receipt.number(), "回电核实");
	}

	@Test
	void aRevealNeedsAReason() {
		ContactReceipt receipt = this.desk.receive(letter("no reason", "停水"));
		var answer = this.mvc.post()
			.uri("/api/contacts/{id}/reveal", receipt.contact())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\":\" \"}")
			.with(agent())
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
		assertThat(answer).hasStatus(400);
	}

	@Test
	void theTaxonomyNamesTheLeadDepartment() {
		given(this.units.named("市住房和城乡建设局"))
			.willReturn(Optional.of(new MemberUnit(new DepartmentCode("M11"), "市住房和城乡建设局", "Housing", "municipal")));
		var answer = this.mvc.get().uri("/api/taxonomy").with(agent()).exchange();
		assertThat(answer).bodyJson().extractingPath("$[0].department").isEqualTo("M11");
		assertThat(answer).bodyJson().extractingPath("$[0].workingDays").isEqualTo(5);
	}

	private static NewContact withFile(String key) {
		return new NewContact(Channel.MESSAGE, key, LineDirectory.MAIN, "", Optional.of(CITIZEN), Optional.empty(), "",
				"停水", "", Optional.empty(),
				List.of(new NewContact.Attachment("照片.svg", "image/svg+xml", new byte[] { 1, 2 })));
	}

	private static RequestPostProcessor agent() {
		StaffMember member = new StaffMember(new StaffId(7), "agent1", "王敏", Role.AGENT, Optional.empty(),
				Optional.empty());
		return SecurityMockMvcRequestPostProcessors
			.authentication(new TestingAuthenticationToken(new Principal(member), "", "ROLE_AGENT"));
	}

	/** Stands for the principal of module access. */
	public record Principal(StaffMember member) {
	}

}
