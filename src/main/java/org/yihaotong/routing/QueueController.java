package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;

/**
 * Shows supervisors who waits and why, and lets them change the order by hand; who did so
 * is recorded.
 */
@RestController
@RequestMapping("/api/queue")
class QueueController {

	/** What a person can look through. */
	private static final int MOST = 200;

	private final QueueEntries entries;

	private final QueueExplainer explainer;

	private final ContactQueue queue;

	private final SkillRules rules;

	private final AgentDesk agents;

	private final AuditLog audit;

	QueueController(QueueEntries entries, QueueExplainer explainer, ContactQueue queue, SkillRules rules,
			AgentDesk agents, AuditLog audit) {
		this.entries = entries;
		this.explainer = explainer;
		this.queue = queue;
		this.rules = rules;
		this.agents = agents;
		this.audit = audit;
	}

	@GetMapping
	List<Waiting> waiting() {
		return this.entries.waiting(MOST).stream().map(Waiting::of).toList();
	}

	@GetMapping("/{contact}/explain")
	QueueExplanation explain(@PathVariable UUID contact) {
		return this.explainer.explain(new ContactId(contact)).orElseThrow(ReservationRefused::notInQueue);
	}

	@PutMapping("/{contact}/priority")
	QueueExplanation priority(@PathVariable UUID contact, @Valid @RequestBody PriorityChoice choice,
			@AuthenticationPrincipal StaffPrincipal principal) {
		this.queue.raise(new ContactId(contact), choice.priority());
		this.audit.record(principal.member().id(), "queue.priority", contact.toString(), choice.priority().name());
		return explain(contact);
	}

	@PutMapping("/{contact}/agent")
	QueueExplanation direct(@PathVariable UUID contact, @Valid @RequestBody AgentChoice choice,
			@AuthenticationPrincipal StaffPrincipal principal) {
		StaffId agent = new StaffId(choice.agent());
		if (this.agents.status(agent).presence() == Presence.OFFLINE) {
			throw ReservationRefused.agentAway();
		}
		if (!this.queue.direct(new ContactId(contact), agent)) {
			throw ReservationRefused.notInQueue();
		}
		this.audit.record(principal.member().id(), "queue.agent", contact.toString(), agent.toString());
		return explain(contact);
	}

	@GetMapping("/skill-rules")
	List<RuleForm> rules() {
		return this.rules.all().stream().map(RuleForm::of).toList();
	}

	@PutMapping("/skill-rules")
	List<RuleForm> replace(@Valid @RequestBody @Size(max = SkillRules.MOST) List<@Valid RuleForm> forms,
			@AuthenticationPrincipal StaffPrincipal principal) {
		this.rules.replace(forms.stream().map(RuleForm::rule).toList());
		this.audit.record(principal.member().id(), "queue.skill-rules", Integer.toString(forms.size()), "");
		return rules();
	}

	/**
	 * A contact that waits.
	 *
	 * @param contact which
	 * @param channel its channel
	 * @param priority how urgent
	 * @param line the line it came over
	 * @param category the likeliest category
	 * @param joinedAt when it joined
	 * @param present whether it can be offered
	 */
	record Waiting(UUID contact, Channel channel, Priority priority, String line, @Nullable String category,
			Instant joinedAt, boolean present) {

		static Waiting of(QueueEntries.Waiting waiting) {
			QueueEntry entry = waiting.entry();
			return new Waiting(entry.contact().value(), entry.channel(), entry.priority(), waiting.line(),
					waiting.category(), entry.joinedAt(), entry.present());
		}

	}

	/**
	 * How urgent a contact shall be.
	 *
	 * @param priority the priority
	 */
	record PriorityChoice(@NotNull Priority priority) {
	}

	/**
	 * Who shall take a contact.
	 *
	 * @param agent the agent's identifier
	 */
	record AgentChoice(@Min(1) long agent) {
	}

	/**
	 * Which contacts need which skill, in the console.
	 *
	 * @param line only this line
	 * @param channel only this channel
	 * @param major only this major category, two digits
	 * @param skill what is needed
	 * @param level how well
	 * @param widensAfterSeconds after how long a contact goes without
	 */
	record RuleForm(@Nullable @Pattern(regexp = "[0-9]{3,6}|[0-9]{4}-[0-9]{7,8}") String line,
			@Nullable Channel channel, @Nullable @Pattern(regexp = "[0-9]{2}") String major, @NotNull String skill,
			@Min(1) @Max(Skill.BEST) int level, @Min(1) @Max(86400) int widensAfterSeconds) {

		static RuleForm of(SkillRule rule) {
			return new RuleForm(rule.line().map(LineNumber::value).orElse(null), rule.channel().orElse(null),
					rule.major().map(CategoryCode::value).orElse(null), rule.skill().value(), rule.level(),
					Math.toIntExact(rule.widensAfter().toSeconds()));
		}

		SkillRule rule() {
			return new SkillRule(Optional.ofNullable(this.line).map(LineNumber::new), Optional.ofNullable(this.channel),
					Optional.ofNullable(this.major).map(CategoryCode::new), Skill.named(this.skill), this.level,
					Duration.ofSeconds(this.widensAfterSeconds));
		}

	}

}
