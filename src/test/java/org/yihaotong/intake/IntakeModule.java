package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.yihaotong.access.AuditLog;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Decision;
import org.yihaotong.classification.Labels;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDecision;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.lines.SkillGroup;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.registry.MemberUnits;
import org.yihaotong.routing.CallBackQueue;
import org.yihaotong.routing.ContactQueue;
import org.yihaotong.routing.QueueFigures;
import org.yihaotong.routing.WaitEstimates;
import org.yihaotong.selfservice.CarMoves;
import org.yihaotong.selfservice.CarMoving;
import org.yihaotong.testing.RealParts;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.BDDMockito.given;

/**
 * The module alone, on a real database; its neighbours are played.
 */
@RealParts
@ApplicationModuleTest(extraIncludes = "platform", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class IntakeModule {

	protected static final CategoryCode WATER = new CategoryCode("0901");

	protected static final PhoneNumber CITIZEN = new PhoneNumber("+8613800001234");

	@MockitoBean
	protected ContactQueue queue;

	@MockitoBean
	protected CallBackQueue callBacks;

	@MockitoBean
	protected WaitEstimates waits;

	@MockitoBean
	protected QueueFigures queueFigures;

	@MockitoBean
	protected CaseDesk cases;

	@MockitoBean
	protected Classifier classifier;

	@MockitoBean
	protected Labels labels;

	@MockitoBean
	protected Taxonomy taxonomy;

	@MockitoBean
	protected LineDirectory lines;

	@MockitoBean
	protected LinePolicy linePolicy;

	@MockitoBean
	protected MemberUnits units;

	@MockitoBean
	protected CarMoving carMoving;

	@MockitoBean
	protected CarMoves carMoves;

	@MockitoBean
	protected AuditLog audit;

	@Autowired
	protected JdbcClient jdbc;

	@BeforeEach
	void neighbours() {
		Category water = new Category(WATER, "供水排水", "Water", "停水断水", "No water", "", "市住房和城乡建设局", "求助",
				Priority.NORMAL, 2, 5, "", List.of("停水"));
		given(this.taxonomy.all()).willReturn(List.of(water));
		given(this.taxonomy.find(any())).willReturn(Optional.empty());
		given(this.taxonomy.find(WATER)).willReturn(Optional.of(water));
		given(this.classifier.classify(anyString())).willReturn(Classification.UNKNOWN);
		given(this.classifier.classify(contains("停水")))
			.willReturn(new Classification(List.of(new Classification.Candidate(WATER, 0.91)),
					new Decision.Certain(new Classification.Candidate(WATER, 0.91)), Optional.empty(),
					Optional.of("海勃湾区")));
		stationed(Optional.empty());
		given(this.lines.dialled(anyString())).willReturn(new Line(LineDirectory.MAIN, "12345热线", "Hotline 12345",
				new DepartmentCode("M01"), Line.Mode.MAIN, Optional.empty(), "您好", Optional.empty()));
	}

	/** Calls to any line are kept for a group, or for nobody. */
	protected void stationed(Optional<SkillGroup> group) {
		given(this.linePolicy.now(any())).willReturn(new LineDecision(new LineOutcome.RingHere(group, Optional.empty()),
				LineDecision.Reason.AS_USUAL, Optional.empty(), Optional.empty(), Optional.empty()));
	}

	protected static NewContact letter(String key, String text) {
		return new NewContact(Channel.LETTER, key, LineDirectory.MAIN, "李雷", Optional.of(CITIZEN), Optional.empty(),
				"来信", text, "人民路1号", Optional.empty(), List.of());
	}

	protected long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

}
