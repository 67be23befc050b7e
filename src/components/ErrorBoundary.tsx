import { Component, type PropsWithChildren } from 'react';
import { EmptyState } from './Notice';

/** A part that throws while rendering is replaced by a message with a way back; the rest of the app goes on. */
export class ErrorBoundary extends Component<PropsWithChildren, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <EmptyState
        title="页面出错了"
        text="请重试，或稍后再来"
        actionText="重试"
        onAction={() => this.setState({ hasFailed: false })}
      />
    );
  }
}
