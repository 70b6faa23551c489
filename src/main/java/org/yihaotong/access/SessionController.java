package org.yihaotong.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.Seat;

/**
 * Sign-in and sign-out of the console.
 */
@RestController
@RequestMapping("/api/session")
class SessionController {

	/** What BCrypt takes; also keeps a flood of long texts away from the hash. */
	private static final int LONGEST = 72;

	private final AuthenticationManager manager;

	private final SignInThrottle throttle;

	private final SessionOpener opener;

	private final AuditLog audit;

	private final ApplicationEventPublisher events;

	SessionController(AuthenticationManager manager, SignInThrottle throttle, SessionOpener opener, AuditLog audit,
			ApplicationEventPublisher events) {
		this.manager = manager;
		this.throttle = throttle;
		this.opener = opener;
		this.audit = audit;
		this.events = events;
	}

	@PostMapping
	Me signIn(@RequestBody SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
		String address = request.getRemoteAddr();
		if (!signIn.plausible()) {
			throw AccessRefused.signInFailed();
		}
		this.throttle.check(signIn.name(), address);
		Authentication authentication = authenticate(signIn, address);
		this.throttle.succeeded(signIn.name(), address);
		if (!(authentication.getPrincipal() instanceof StaffPrincipal principal)) {
			throw AccessRefused.signInFailed();
		}
		this.audit.record(principal.member().id(), "session.opened", signIn.name(), "");
		this.opener.open(authentication, request, response);
		return Me.of(principal);
	}

	private Authentication authenticate(SignIn signIn, String address) {
		try {
			return this.manager
				.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(signIn.name(), signIn.secret()));
		}
		catch (AuthenticationException _) {
			this.throttle.failed(signIn.name(), address);
			throw AccessRefused.signInFailed();
		}
	}

	@GetMapping
	Me me(@AuthenticationPrincipal StaffPrincipal principal) {
		return Me.of(principal);
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void signOut(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
		new SecurityContextLogoutHandler().logout(request, response, authentication);
		if (authentication != null && authentication.getPrincipal() instanceof StaffPrincipal principal) {
			this.events.publishEvent(new SignedOut(principal.member().id()));
		}
	}

	record SignIn(@Nullable String username, @Nullable String password) {

		boolean plausible() {
			return !name().isBlank() && name().length() <= LONGEST && !secret().isEmpty()
					&& secret().length() <= LONGEST;
		}

		String name() {
			return (this.username != null) ? this.username.strip() : "";
		}

		String secret() {
			return (this.password != null) ? this.password : "";
		}

		@Override
		public String toString() {
			return "SignIn[" + name() + "]";
		}

	}

	record Me(long id, String username, String displayName, Role role, @Nullable String department,
			@Nullable String departmentName, @Nullable String seat) {

		static Me of(StaffPrincipal principal) {
			StaffMember member = principal.member();
			return new Me(member.id().value(), member.username(), member.displayName(), member.role(),
					member.department().map(DepartmentCode::value).orElse(null),
					principal.departmentName().orElse(null), member.seat().map(Seat::value).orElse(null));
		}

	}

}
